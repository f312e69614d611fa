#include "network/generators/followee_choice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "network/chance.hpp"
#include "network/one_account.hpp"

namespace backlash {
namespace {

// The probability of each entry is the sum of its own column and of what it is an alias for.
RC_GTEST_PROP(AliasTable, GivesEachItsWeight, ()) {
    const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
    std::vector<double> weights(whole.begin(), whole.end());
    weights[0] += 1.0;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<AliasColumn> columns(weights.size());
    build_alias_columns(weights, 100, columns);
    std::vector<double> shares(weights.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double own = columns[i].threshold * 0x1p-32;
        shares[i] += own / static_cast<double>(columns.size());
        shares.at(columns[i].alias - 100) += (1.0 - own) / static_cast<double>(columns.size());
    }
    for (std::size_t i = 0; i < shares.size(); ++i) RC_ASSERT(std::abs(shares[i] - weights[i] / sum) < 1e-9);
}

TEST(AliasTable, PointsCoverColumnsAndHeights) {
    EXPECT_EQ(alias_point(0, 3).column, 0U);
    EXPECT_EQ(alias_point(~std::uint64_t{0}, 3).column, 2U);
    EXPECT_EQ(alias_point(~std::uint64_t{0}, 4294967294U).column, 4294967293U);
    const auto half = alias_point(std::uint64_t{1} << 63, 5);  // 2.5 columns
    EXPECT_EQ(half.column, 2U);
    EXPECT_EQ(half.height, 1U << 31);
    EXPECT_EQ(narrow_alias_point(1U << 31, 5).column, 2U);
    EXPECT_EQ(narrow_alias_point(1U << 31, 5).height, 1U << 31);
    EXPECT_EQ(pick_alias({.threshold = 10, .alias = 7}, 3, 9), 3U);
    EXPECT_EQ(pick_alias({.threshold = 10, .alias = 7}, 3, 10), 7U);
}

CommunityModel three_groups() {
    CommunityModel model;
    model.accounts = 300;
    model.groups = {
        {.ids = {0, 60}, .community = 0},
        {.ids = {60, 70}, .community = 0, .attractiveness_factor = 20.0, .attractiveness_cap = 150.0},
        {.ids = {70, 80}, .community = 2, .followee = false},
        {.ids = {80, 300}, .community = 1}};
    model.ordinary_cap = 40.0;
    return model;
}

// Counts of picked accounts against "own community with probability h, else everybody, proportional to w",
// from the weights themselves. Community 2 has nobody to pick and looks everywhere.
TEST(FolloweeChoice, FollowsTheMixtureOfCommunities) {
    const CommunityModel model = three_groups();
    const RandomSource source{42, 0};
    const auto executor = parallel_executor(2);
    const FolloweeChoice choice(model, source, *executor);
    std::vector<double> weights(model.accounts);
    std::vector<std::uint16_t> communities(model.accounts);
    for (const AccountGroup& group : model.groups) {
        for (std::uint32_t id = group.ids.first; id < group.ids.last; ++id) {
            weights[id] = attractiveness_of(model, group, source, id);
            communities[id] = group.community;
        }
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::uint16_t community = 0; community < 3; ++community) {
        constexpr double draws = 2e6;
        double own = 0.0;
        for (std::uint32_t id = 0; id < model.accounts; ++id)
            own += communities[id] == community ? weights[id] : 0.0;
        std::vector<double> counts(model.accounts);
        for (std::uint32_t draw = 0; draw < static_cast<std::uint32_t>(draws); ++draw) {
            const auto words = source.words(community, draw, Stream::followee);
            const auto wide = (static_cast<std::uint64_t>(words[1]) << 32) | words[2];
            ++counts.at(choice.followee(choice.point(community, words[0], wide)));
        }
        std::vector<double> picked, expected;
        for (std::uint32_t id = 0; id < model.accounts; ++id) {
            const double share = weights[id] / all;
            const double own_share = communities[id] == community ? weights[id] / own : 0.0;
            const double probability =
                own > 0.0 ? model.homophily * own_share + (1.0 - model.homophily) * share : share;
            if (probability == 0.0) {
                EXPECT_EQ(counts[id], 0.0);
                continue;
            }
            picked.push_back(counts[id]);
            expected.push_back(draws * probability);
        }
        EXPECT_LT(std::abs(chi_square_z(picked, expected)), z_limit) << "community " << community;
    }
}

TEST(AccountDraws, AttractivenessIsCappedParetoThenScaled) {
    CommunityModel model = three_groups();
    model.in_degree_exponent = 2.5;
    const RandomSource source{3, 1};
    constexpr std::uint32_t accounts = 200000;
    double above = 0.0;
    for (std::uint32_t id = 0; id < accounts; ++id) {
        const double own = attractiveness_of(model, model.groups[0], source, id);
        EXPECT_GE(own, 1.0);
        EXPECT_LE(own, 40.0);
        EXPECT_DOUBLE_EQ(attractiveness_of(model, model.groups[1], source, id), std::min(20.0 * own, 150.0));
        EXPECT_EQ(attractiveness_of(model, model.groups[2], source, id), 0.0);
        above += own > 4.0 ? 1.0 : 0.0;
    }
    EXPECT_LT(std::abs(binomial_z(above, accounts, 0.125)), z_limit);  // 4^-1.5
}

TEST(AccountDraws, OutDegreeIsARoundedLogNormal) {
    CommunityModel model;
    model.out_degree_mean = 30.0;
    model.out_degree_spread = 0.5;
    model.out_degree_cap = 90;
    const RandomSource source{3, 2};
    constexpr std::uint32_t accounts = 200000;
    double below_median = 0.0;
    double capped = 0.0;
    for (std::uint32_t id = 0; id < accounts; ++id) {
        const std::uint32_t degree = out_degree_of(model, source, id);
        ASSERT_TRUE(degree >= 1 && degree <= 90);
        below_median += degree < 27 ? 1.0 : 0.0;
        capped += degree == 90 ? 1.0 : 0.0;
    }
    const auto below = [](double x) {
        return 0.5 * std::erfc(-(std::log(x / 30.0) + 0.125) / 0.5 / std::sqrt(2.0));
    };
    EXPECT_LT(std::abs(binomial_z(below_median, accounts, below(27.0))), z_limit);
    EXPECT_LT(std::abs(binomial_z(capped, accounts, 1.0 - below(90.0))), z_limit);
}

}  // namespace
}  // namespace backlash
