// What a network with communities and hubs is made of: the input of generate_communities().
//
// Degree-corrected planted partition with the weights of Chung and Lu (2002), Karrer and Newman (2011), plus
// named hubs that are followed with a probability given by group.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/blocks.hpp"

namespace backlash {

// Accounts that are alike for the generator.
struct AccountGroup {
    IdRange ids;
    std::uint16_t community = 0;
    // Attractiveness of a member: min(attractiveness_factor * X, attractiveness_cap), X as in CommunityModel.
    double attractiveness_factor = 1.0;
    double attractiveness_cap = std::numeric_limits<double>::infinity();  // absolute
    bool followee = true;  // may be picked by others; false: followed only as a hub
    bool ordinary = true;  // ties among ordinary accounts are returned
};

// An account that others follow because of who it is, whatever else it does as a member of its group.
struct Hub {
    std::uint32_t id = 0;
    std::vector<double>
        follower_probability;  // of a member of each group, in the order of CommunityModel::groups
};

struct CommunityModel {
    std::uint32_t accounts = 0;
    std::vector<AccountGroup> groups;  // in order of ids, without gaps, together [0, accounts)

    // Accounts that one follows (stubs): LogNormal with this mean and log-sd, rounded down, kept in [1, cap].
    double out_degree_mean = 30.0;
    double out_degree_spread = 0.9;
    std::uint32_t out_degree_cap = 400;

    // X = min(Pareto on [1, inf) with P(X > x) = x^-(in_degree_exponent - 1), ordinary_cap). Exponent > 1.
    double in_degree_exponent = 2.2;
    double ordinary_cap = std::numeric_limits<double>::infinity();  // absolute, in units of X

    double homophily =
        0.70;  // probability that a stub looks in its own community, else in the whole population
    double reciprocity = 0.05;  // probability that a tie among ordinary accounts is returned

    std::vector<Hub> hubs;
};

}  // namespace backlash
