#include "network/follower_graph.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
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

TEST(FollowerGraph, BoostSeesTheSameRows) {
    const FollowerGraph graph = graph_of(5, {{0, 3}, {0, 4}, {2, 1}, {4, 0}});
    const BoostFollowerGraph& boost = boost_graph(graph);
    EXPECT_EQ(num_vertices(boost), 5U);
    EXPECT_EQ(num_edges(boost), 4U);
    TieSet ties;
    for (auto [edge, last] = edges(boost); edge != last; ++edge) {
        ties.emplace(source(*edge, boost), target(*edge, boost));
    }
    EXPECT_EQ(ties, tie_set(graph));
    EXPECT_EQ(out_degree(0U, boost), graph.follower_count(0));
    EXPECT_EQ(&*adjacent_vertices(2U, boost).first, graph.followers(2).data());
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
