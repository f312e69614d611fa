#include "network/generators/account_draws.hpp"

#include <algorithm>

#include "base/draws.hpp"
#include "base/elementary.hpp"

namespace backlash {

double draw_attractiveness(const CommunityModel& model, const AccountGroup& group, const RandomSource& source,
                           std::uint32_t account) {
    if (!group.followee) return 0.0;
    UniformSequence uniforms(source, account, Stream::attractiveness);
    const double own = std::min(draw_pareto(uniforms, model.in_degree_exponent - 1.0), model.ordinary_cap);
    return std::min(group.attractiveness_factor * own, group.attractiveness_cap);
}

std::uint32_t draw_out_degree(const CommunityModel& model, const RandomSource& source,
                              std::uint32_t account) {
    UniformSequence uniforms(source, account, Stream::out_degree);
    const double spread = model.out_degree_spread;
    const double mu = portable_log(model.out_degree_mean) - 0.5 * spread * spread;
    const double degree = draw_lognormal(uniforms, mu, spread);
    return static_cast<std::uint32_t>(std::clamp(degree, 1.0, static_cast<double>(model.out_degree_cap)));
}

}  // namespace backlash
