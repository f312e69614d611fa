#include "network/generators/model_key.hpp"

#include <fmt/format.h>

#include <iterator>

namespace backlash {
namespace {

// To be raised whenever the generator makes other ties of the same model; a test with a known network reminds
// of it.
constexpr int generator_version = 1;

}  // namespace

std::string model_key(const CommunityModel& model, const RandomSource& source) {
    std::string key = fmt::format("communities {}\nseed {} replicate {}\naccounts {}\n", generator_version,
                                  source.seed, source.replicate, model.accounts);
    const auto out = std::back_inserter(key);
    fmt::format_to(out, "out_degree {:a} {:a} {}\n", model.out_degree_mean, model.out_degree_spread,
                   model.out_degree_cap);
    fmt::format_to(out, "in_degree {:a} {:a}\nties {:a} {:a}\n", model.in_degree_exponent, model.ordinary_cap,
                   model.homophily, model.reciprocity);
    for (const AccountGroup& group : model.groups) {
        fmt::format_to(out, "group {} {} {} {:a} {:a} {} {}\n", group.ids.first, group.ids.last,
                       group.community, group.attractiveness_factor, group.attractiveness_cap, group.followee,
                       group.ordinary);
    }
    for (const Hub& hub : model.hubs) {
        fmt::format_to(out, "hub {}", hub.id);
        for (const double probability : hub.follower_probability) fmt::format_to(out, " {:a}", probability);
        key += '\n';
    }
    return key;
}

}  // namespace backlash
