#include "network/generators/account_draws.hpp"

#include <algorithm>
#include <numeric>

#include "base/draw_batch.hpp"
#include "base/elementary.hpp"

namespace backlash {
namespace {

UniformBatch uniforms_of(IdRange ids, const RandomSource& source, Stream stream) {
    PerEntry<std::uint32_t> accounts;
    std::iota(accounts.begin(), accounts.begin() + ids.size(), ids.first);
    return {source, stream, std::span(accounts).first(ids.size())};
}

}  // namespace

void draw_attractiveness(const CommunityModel& model, const AccountGroup& group, const RandomSource& source,
                         IdRange ids, PerEntry<double>& weights) {
    if (!group.followee) {
        weights.fill(0.0);
        return;
    }
    auto uniforms = uniforms_of(ids, source, Stream::attractiveness);
    draw_paretos(uniforms, model.in_degree_exponent - 1.0, weights);
    for (std::uint32_t k = 0; k < ids.size(); ++k) {
        const double own = std::min(weights[k], model.ordinary_cap);
        weights[k] = std::min(group.attractiveness_factor * own, group.attractiveness_cap);
    }
}

void draw_out_degrees(const CommunityModel& model, const RandomSource& source, IdRange ids,
                      PerEntry<std::uint32_t>& degrees) {
    const double spread = model.out_degree_spread;
    const double mu = portable_log(model.out_degree_mean) - 0.5 * spread * spread;
    const auto cap = static_cast<double>(model.out_degree_cap);
    auto uniforms = uniforms_of(ids, source, Stream::out_degree);
    PerEntry<double> drawn;
    draw_lognormals(uniforms, mu, spread, drawn);
    for (std::uint32_t k = 0; k < ids.size(); ++k)
        degrees[k] = static_cast<std::uint32_t>(std::clamp(drawn[k], 1.0, cap));
}

}  // namespace backlash
