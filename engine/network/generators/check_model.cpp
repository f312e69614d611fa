#include "network/generators/check_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace backlash {
namespace {

using Complaints = std::vector<Complaint>;

// Also false for "not a number".
bool is_share(double value) {
    return value >= 0.0 && value <= 1.0;
}

void require(bool fine, Complaints& complaints, std::string what, std::string expected) {
    if (!fine) complaints.push_back({{}, std::move(what), std::move(expected), {}});
}

bool can_be_picked(const AccountGroup& group) {
    return group.followee && group.ids.size() > 0 && group.attractiveness_factor > 0.0 &&
           group.attractiveness_cap > 0.0;
}

void check_groups(const CommunityModel& model, Complaints& complaints) {
    std::uint32_t next = 0;
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
        const AccountGroup& group = model.groups[g];
        require(group.ids.first == next && group.ids.last >= next, complaints,
                fmt::format("network: group {} has ids [{}, {})", g, group.ids.first, group.ids.last),
                fmt::format("ids from {} on", next));
        require(group.attractiveness_factor >= 0.0 && group.attractiveness_cap >= 0.0, complaints,
                fmt::format("network: attractiveness of group {} is negative", g), "at least 0");
        next = std::max(next, group.ids.last);
    }
    require(std::ranges::any_of(model.groups, can_be_picked), complaints, "network: nobody can be followed",
            "a group of followees with attractiveness above 0");
    require(next == model.accounts && next > 0, complaints,
            fmt::format("network: groups hold {} accounts", next),
            fmt::format("{}, at least 1", model.accounts));
}

void check_hubs(const CommunityModel& model, Complaints& complaints) {
    for (const Hub& hub : model.hubs) {
        require(hub.id < model.accounts, complaints, fmt::format("network: hub {} is no account", hub.id),
                fmt::format("an id below {}", model.accounts));
        require(hub.follower_probability.size() == model.groups.size(), complaints,
                fmt::format("network: hub {} has {} follower probabilities", hub.id,
                            hub.follower_probability.size()),
                fmt::format("one for each of {} groups", model.groups.size()));
        require(std::ranges::all_of(hub.follower_probability, is_share), complaints,
                fmt::format("network: a follower probability of hub {} is outside [0, 1]", hub.id),
                "a share");
    }
}

}  // namespace

void check_model(const CommunityModel& model) {
    Complaints complaints;
    check_groups(model, complaints);
    check_hubs(model, complaints);
    const auto number = [&](bool fine, const char* name, double value, const char* expected) {
        require(fine, complaints, fmt::format("network: {} is {}", name, value), expected);
    };
    number(model.accounts <= 4294967294U, "accounts", model.accounts, "at most 2^32 - 2");
    number(model.out_degree_mean > 0.0 && model.out_degree_mean < 1e9, "out_degree_mean",
           model.out_degree_mean, "above 0, below 1e9");
    number(model.out_degree_spread >= 0.0 && model.out_degree_spread < 10.0, "out_degree_spread",
           model.out_degree_spread, "from 0 to 10");
    number(model.out_degree_cap >= 1, "out_degree_cap", model.out_degree_cap, "at least 1");
    number(model.in_degree_exponent > 1.0 && model.in_degree_exponent < 100.0, "in_degree_exponent",
           model.in_degree_exponent, "above 1, below 100");
    number(model.ordinary_cap > 0.0, "ordinary_cap", model.ordinary_cap, "above 0");
    number(is_share(model.homophily), "homophily", model.homophily, "from 0 to 1");
    number(is_share(model.reciprocity), "reciprocity", model.reciprocity, "from 0 to 1");
    if (!complaints.empty()) throw InputError(std::move(complaints));
}

}  // namespace backlash
