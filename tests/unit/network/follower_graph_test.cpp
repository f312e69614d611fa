#include "network/follower_graph.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <stdexcept>

#include "base/random_streams.hpp"
#include "network/boost_graph.hpp"
#include "network/row_builder.hpp"
#include "network/ties_as_set.hpp"

namespace backlash {
namespace {

struct RawTies {
    std::uint32_t accounts = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;  // (followee, follower), no loops
};

// A few accounts give rows denser than accounts / 64 with many duplicates, many accounts several blocks.
RawTies any_ties() {
    RawTies raw;
    raw.accounts = *rc::gen::element(2U, 3U, 65U, 1000U, 40000U);
    const auto id = rc::gen::oneOf(rc::gen::inRange(0U, raw.accounts), rc::gen::just(raw.accounts - 1));
    raw.ties = *rc::gen::container<decltype(raw.ties)>(
        rc::gen::suchThat(rc::gen::pair(id, id), [](const auto& tie) { return tie.first != tie.second; }));
    return raw;
}

RowBuilder::Result build(const RawTies& raw, Executor& executor) {
    RowBuilder rows(raw.accounts, executor);
    rows.collect(raw.ties.size(), [&](std::size_t i, TieWriter& writer) {
        writer.add(raw.ties[i].first, raw.ties[i].second);
    });
    return rows.finish();
}

RC_GTEST_PROP(FollowerGraph, IsTheSetOfItsTies, ()) {
    const RawTies raw = any_ties();
    const TieSet expected(raw.ties.begin(), raw.ties.end());
    const auto executor = parallel_executor(*rc::gen::inRange(1, 4));
    const auto [graph, duplicates] = build(raw, *executor);
    RC_ASSERT(graph.accounts() == raw.accounts);
    RC_ASSERT(graph.edges() == expected.size());
    RC_ASSERT(duplicates == raw.ties.size() - expected.size());
    RC_ASSERT(is_well_formed(graph));
    RC_ASSERT(tie_set(graph) == expected);
    RC_ASSERT(graph == graph_of(raw.accounts, expected));
}

// More than fit into one chunk of a bin, into several bins, from several writers.
TEST(FollowerGraph, HoldsManyTies) {
    constexpr std::uint32_t accounts = 70'000;
    constexpr std::size_t pieces = 8;
    constexpr std::uint32_t ties_a_piece = 100'000;
    const auto tie = [](std::uint32_t k) {
        const auto words = RandomSource{}.words(k, 0, Stream::tie);
        // Half of the ties in the first bin.
        return std::pair{words[0] % (k % 2 == 0 ? 8192 : accounts), words[1] % accounts};
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t k = 0; k < pieces * ties_a_piece; ++k) expected.push_back(tie(k));
    std::ranges::sort(expected);
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    for (const int threads : {1, 3}) {
        const auto executor = parallel_executor(threads);
        RowBuilder rows(accounts, *executor);
        rows.collect(pieces, [&](std::size_t piece, TieWriter& writer) {
            for (std::uint32_t k = 0; k < ties_a_piece; ++k) {
                const auto [row, entry] = tie(static_cast<std::uint32_t>(piece) * ties_a_piece + k);
                writer.add(row, entry);
            }
        });
        const auto [graph, duplicates] = rows.finish();
        EXPECT_EQ(duplicates, pieces * ties_a_piece - expected.size());
        ASSERT_EQ(graph.edges(), expected.size());
        std::size_t k = 0;
        for (std::uint32_t row = 0; row < accounts; ++row) {
            for (const std::uint32_t entry : graph.followers(row))
                ASSERT_EQ((std::pair{row, entry}), expected[k++]);
        }
    }
}

TEST(RowBuilder, TakesLessThanTwiceTheRows) {
    constexpr std::uint64_t bytes_an_entry = 4;
    constexpr std::uint64_t followers = 10'000;
    for (const std::uint32_t accounts :
         {400U, 2047U, 2048U, 8000U, 131'071U, 131'072U, 1'000'000U, 8'388'608U, 50'000'000U}) {
        for (const int threads : {1, 2, 3, 16, 64}) {
            const std::uint64_t ties = followers * accounts;
            const std::uint64_t bytes = RowBuilder::building_bytes(accounts, ties, threads);
            EXPECT_LT(bytes, 2 * bytes_an_entry * ties) << accounts << " accounts, " << threads << " threads";
            EXPECT_GT(bytes, bytes_an_entry * ties * 3 / 2);
        }
    }
    EXPECT_EQ(RowBuilder::building_bytes(0, 0, 2), 0U);
}

RC_GTEST_PROP(FollowerGraph, ReversedHoldsTheTiesTheOtherWayRound, ()) {
    const auto executor = parallel_executor(*rc::gen::inRange(1, 4));
    const FollowerGraph graph = build(any_ties(), *executor).graph;
    const FollowerGraph back = reversed(graph, *executor);
    TieSet swapped;
    for (const auto& [followee, follower] : tie_set(graph)) swapped.emplace(follower, followee);
    RC_ASSERT(tie_set(back) == swapped);
    RC_ASSERT(is_well_formed(back));
    RC_ASSERT(reversed(back, *executor) == graph);
}

// Steps from account 0 to each; accounts() where there is no way.
std::vector<std::uint32_t> plain_distances(const FollowerGraph& graph) {
    std::vector<std::uint32_t> distance(graph.accounts(), graph.accounts());
    std::vector<std::uint32_t> reached = {0};
    distance[0] = 0;
    for (std::size_t k = 0; k < reached.size(); ++k) {
        for (const std::uint32_t follower : graph.followers(reached[k])) {
            if (distance[follower] < graph.accounts()) continue;
            distance[follower] = distance[reached[k]] + 1;
            reached.push_back(follower);
        }
    }
    return distance;
}

RC_GTEST_PROP(FollowerGraph, BoostWalksTheSameRows, ()) {
    const FollowerGraph graph = build(any_ties(), *serial_executor()).graph;
    std::vector<std::uint32_t> distance(graph.accounts(), graph.accounts());
    distance[0] = 0;
    boost::breadth_first_search(graph, 0U,
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(distance.data(), boost::on_tree_edge()))));
    RC_ASSERT(distance == plain_distances(graph));
}

TEST(FollowerGraph, BoostFindsWhoIsConnectedBothWays) {
    const FollowerGraph graph = graph_of(5, {{0, 3}, {0, 4}, {2, 1}, {3, 2}, {2, 0}});
    std::vector<std::uint32_t> component(5);
    const auto components = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    EXPECT_EQ(components, 3U);  // 0 -> 3 -> 2 -> 0, and two that nobody follows
    EXPECT_EQ(component[0], component[3]);
    EXPECT_EQ(component[0], component[2]);
    EXPECT_NE(component[1], component[4]);
    EXPECT_EQ(adjacent_vertices(2U, graph).first, graph.followers(2).data());
    EXPECT_EQ(boost::graph_traits<FollowerGraph>::null_vertex(), UINT32_MAX);
}

TEST(FollowerGraph, EmptyOneHasNoAccounts) {
    const auto executor = serial_executor();
    const FollowerGraph empty;
    EXPECT_EQ(empty.accounts(), 0U);
    EXPECT_EQ(empty.edges(), 0U);
    EXPECT_EQ(reversed(empty, *executor), empty);
}

TEST(FollowerGraph, CopiesOutliveTheOriginal) {
    FollowerGraph copy;
    {
        const FollowerGraph graph = graph_of(3, {{1, 0}, {1, 2}});
        copy = graph;
    }
    EXPECT_EQ(tie_set(copy), (TieSet{{1, 0}, {1, 2}}));
}

TEST(FollowerGraph, RefusesOffsetsThatDoNotFit) {
    EXPECT_THROW(FollowerGraph({}, {}), std::invalid_argument);
    EXPECT_THROW(FollowerGraph({0, 2}, {1}), std::invalid_argument);
    EXPECT_THROW(FollowerGraph({1, 1}, {1}), std::invalid_argument);
    EXPECT_THROW(FollowerGraph(nullptr, std::array<std::uint64_t, 2>{0, 2}, std::array{1U}),
                 std::invalid_argument);
}

// A hub next to small rows in one block, in descending order, each tie twice.
TEST(FollowerGraph, HubRowsAreSortedAndUnique) {
    const std::uint32_t accounts = 100000;
    RawTies raw{accounts, {}};
    for (std::uint32_t id = accounts; id-- > 1;) {
        for (int twice = 0; twice < 2; ++twice) raw.ties.emplace_back(0U, id);
        raw.ties.emplace_back(id, 0U);
    }
    const auto executor = parallel_executor(2);
    const auto [graph, duplicates] = build(raw, *executor);
    EXPECT_EQ(duplicates, accounts - 1U);
    EXPECT_EQ(graph.follower_count(0), accounts - 1U);
    EXPECT_TRUE(is_well_formed(graph));
}

}  // namespace
}  // namespace backlash
