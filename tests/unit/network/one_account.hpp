// The draws of a single account of a generated network.
#pragma once

#include "network/generators/account_draws.hpp"

namespace backlash {

inline double attractiveness_of(const CommunityModel& model, const AccountGroup& group,
                                const RandomSource& source, std::uint32_t id) {
    PerEntry<double> weights;
    draw_attractiveness(model, group, source, {id, id + 1}, weights);
    return weights[0];
}

inline std::uint32_t out_degree_of(const CommunityModel& model, const RandomSource& source,
                                   std::uint32_t id) {
    PerEntry<std::uint32_t> degrees;
    draw_out_degrees(model, source, {id, id + 1}, degrees);
    return degrees[0];
}

}  // namespace backlash
