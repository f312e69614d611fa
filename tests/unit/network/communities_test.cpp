#include "network/generators/communities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "base/error.hpp"
#include "network/chance.hpp"
#include "network/generators/followee_choice.hpp"
#include "network/generators/hub_followers.hpp"
#include "network/one_account.hpp"
#include "network/statistics.hpp"
#include "network/ties_as_set.hpp"

namespace backlash {
namespace {

// Two communities; core and fans, KOLs, two hubs that are nobody's pick, the public.
CommunityModel crisis_like(std::uint32_t accounts) {
    CommunityModel model;
    model.accounts = accounts;
    model.ordinary_cap = 0.002 * accounts;
    const std::uint32_t fans = accounts / 5;
    const std::uint32_t kols = fans + 1 + accounts / 500;
    model.groups = {{.ids = {0, fans}, .community = 0},
                    {.ids = {fans, kols},
                     .community = 0,
                     .attractiveness_factor = 20.0,
                     .attractiveness_cap = 0.01 * accounts,
                     .ordinary = false},
                    {.ids = {kols, kols + 2}, .community = 1, .followee = false, .ordinary = false},
                    {.ids = {kols + 2, accounts}, .community = 1}};
    model.hubs = {
        {kols, {0.8, 0.5, 1.0, 0.05}}, {kols + 1, {0.02, 0.0, 0.5, 0.12}}, {5, {0.01, 0.01, 0.0, 0.01}}};
    return model;
}

const AccountGroup& group_of(const CommunityModel& model, std::uint32_t id) {
    return *std::ranges::find_if(model.groups,
                                 [&](const AccountGroup& group) { return group.ids.contains(id); });
}

struct SlowNetwork {
    TieSet ties;
    std::uint64_t loops = 0;
    std::uint64_t duplicates = 0;

    void add(std::uint32_t follower, std::uint32_t followee) {
        duplicates += !ties.emplace(followee, follower).second;
    }
};

// One account after the other, one stub after the other, into a set.
SlowNetwork generate_slowly(const CommunityModel& model, const RandomSource& source) {
    const auto executor = serial_executor();
    const FolloweeChoice choice(model, source, *executor);
    SlowNetwork network;
    for (std::uint32_t id = 0; id < model.accounts; ++id) {
        const AccountGroup& own = group_of(model, id);
        for (std::uint32_t stub = 0; stub < out_degree_of(model, source, id); ++stub) {
            const auto words = source.words(id, stub, Stream::followee);
            const auto wide = (static_cast<std::uint64_t>(words[1]) << 32) | words[2];
            const std::uint32_t followee = choice.followee(choice.point(own.community, words[0], wide));
            if (followee == id) {
                ++network.loops;
                continue;
            }
            network.add(id, followee);
            const bool returned = words[3] * 0x1p-32 < model.reciprocity;
            if (returned && own.ordinary && group_of(model, followee).ordinary) network.add(followee, id);
        }
    }
    for (const Hub& hub : model.hubs) {
        for (std::uint32_t block = 0; block < block_count(model.accounts); ++block) {
            for (std::size_t g = 0; g < model.groups.size(); ++g) {
                const IdRange in = block_range(block, model.accounts);
                const IdRange ids = {std::max(in.first, model.groups[g].ids.first),
                                     std::min(in.last, model.groups[g].ids.last)};
                std::vector<std::uint32_t> followers;
                if (ids.first < ids.last) {
                    draw_hub_followers(source, hub.id, hub.follower_probability[g], ids, followers);
                }
                for (const std::uint32_t id : followers)
                    id == hub.id ? void(++network.loops) : network.add(id, hub.id);
            }
        }
    }
    return network;
}

TEST(Communities, IsWhatThePlainLoopGives) {
    const CommunityModel model = crisis_like(20000);  // two blocks
    const RandomSource source{7, 3};
    const SlowNetwork expected = generate_slowly(model, source);
    const auto executor = parallel_executor(2);
    const auto [graph, report] = generate_communities(model, source, *executor);
    EXPECT_TRUE(is_well_formed(graph));
    EXPECT_EQ(tie_set(graph), expected.ties);
    EXPECT_EQ(report.loops_dropped, expected.loops);
    EXPECT_EQ(report.duplicates_dropped, expected.duplicates);
    EXPECT_GT(report.loops_dropped, 0U);
    EXPECT_GT(report.duplicates_dropped, 0U);
}

TEST(Communities, DoesNotDependOnThreads) {
    const CommunityModel model = crisis_like(70000);
    const RandomSource source{1, 0};
    const auto serial = serial_executor();
    const auto once = generate_communities(model, source, *serial);
    for (const int threads : {2, 3}) {
        const auto executor = parallel_executor(threads);
        const auto again = generate_communities(model, source, *executor);
        EXPECT_EQ(again.graph, once.graph) << threads;
        EXPECT_EQ(again.report.loops_dropped, once.report.loops_dropped);
        EXPECT_EQ(again.report.duplicates_dropped, once.report.duplicates_dropped);
    }
    EXPECT_NE(generate_communities(model, {1, 1}, *serial).graph, once.graph);
    EXPECT_NE(generate_communities(model, {2, 0}, *serial).graph, once.graph);
}

TEST(Communities, NobodyPicksWhoIsNoFollowee) {
    CommunityModel model = crisis_like(5000);
    model.hubs.clear();
    const auto executor = serial_executor();
    const auto graph = generate_communities(model, {1, 0}, *executor).graph;
    const IdRange hubs = model.groups[2].ids;
    for (std::uint32_t id = hubs.first; id < hubs.last; ++id) EXPECT_EQ(graph.follower_count(id), 0U);
    const FollowerGraph by_follower = reversed(graph, *executor);
    for (std::uint32_t id = 0; id < graph.accounts(); ++id) EXPECT_GE(by_follower.follower_count(id), 1U);
}

// In-degrees by tenths of attractiveness against Chung and Lu: account j is followed by i with probability
// 1 - (1 - w_j / W)^k_i. A tenth has 600,000 ties, 1 % is at least seven standard deviations: false alarm <
// 1e-11.
TEST(Communities, ExpectedDegreesFollowAttractiveness) {
    CommunityModel model;
    model.accounts = 200000;
    model.groups = {{.ids = {0, model.accounts}}};
    model.ordinary_cap = 0.002 * model.accounts;
    model.reciprocity = 0.0;
    const RandomSource source{11, 0};
    const auto executor = parallel_executor(2);
    const auto graph = generate_communities(model, source, *executor).graph;

    std::map<std::uint32_t, double> stubs;
    std::vector<double> weights;
    for (std::uint32_t id = 0; id < model.accounts; ++id) {
        ++stubs[out_degree_of(model, source, id)];
        weights.push_back(attractiveness_of(model, model.groups[0], source, id));
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> ordered = weights;
    std::ranges::sort(ordered);
    std::array<double, 10> expected{};
    std::array<double, 10> counted{};
    double before = 0.0;
    std::map<double, std::size_t> tenth;  // by weight
    for (const double weight : ordered) {
        before += weight;
        tenth[weight] = std::min<std::size_t>(9, static_cast<std::size_t>(10.0 * before / all));
    }
    for (std::uint32_t id = 0; id < model.accounts; ++id) {
        double followers = 0.0;
        double missed = 1.0;
        std::uint32_t power = 0;
        for (const auto& [degree, accounts] : stubs) {
            for (; power < degree; ++power) missed *= 1.0 - weights[id] / all;
            followers += accounts * (1.0 - missed);
        }
        expected[tenth[weights[id]]] += followers;
        counted[tenth[weights[id]]] += graph.follower_count(id);
    }
    for (std::size_t t = 0; t < 10; ++t) EXPECT_NEAR(counted[t] / expected[t], 1.0, 0.01) << "tenth " << t;
}

TEST(Communities, TailExponentIsTheOneAskedFor) {
    CommunityModel model;
    model.accounts = 200000;
    model.groups = {{.ids = {0, model.accounts}}};
    const auto executor = parallel_executor(2);
    for (const double exponent : {2.3, 2.8}) {
        model.in_degree_exponent = exponent;
        const auto graph = generate_communities(model, {5, 0}, *executor).graph;
        const TailExponent tail = in_degree_tail(graph, 60, *executor);
        EXPECT_NEAR(tail.exponent, exponent, 0.15);
        EXPECT_LT(tail.standard_error, 0.05);
    }
}

// Ties among ordinary accounts of two blocks: ties are returned with probability r, so a share 2 r / (1 + r)
// of the edges has its reverse, but for the few that chance pairs. One group of equals keeps duplicates rare.
TEST(Communities, TiesAreReturnedAsOftenAsAsked) {
    CommunityModel model;
    model.accounts = 100000;
    model.groups = {{.ids = {0, 50000}, .community = 0},
                    {.ids = {50000, 100000}, .community = 1, .ordinary = false}};
    model.ordinary_cap = 1.0;
    model.homophily = 1.0;
    const auto executor = parallel_executor(2);
    for (const double reciprocity : {0.0, 0.05, 0.4}) {
        model.reciprocity = reciprocity;
        const auto graph = generate_communities(model, {5, 0}, *executor).graph;
        double stubs = 0.0;
        double ties = 0.0;
        for (std::uint32_t id = 0; id < 50000; ++id) {
            stubs += out_degree_of(model, {5, 0}, id);
            ties += graph.follower_count(id);
        }
        // Loops and duplicates take 1 in 1,000.
        EXPECT_NEAR(ties / stubs, 1.0 + reciprocity, 0.003);
        const auto half = [&](std::uint32_t first) {
            std::uint64_t both = 0;
            std::uint64_t edges = 0;
            for (std::uint32_t j = first; j < first + 50000; ++j) {
                for (const std::uint32_t i : graph.followers(j)) {
                    ++edges;
                    both += std::ranges::binary_search(graph.followers(i), j) ? 1 : 0;
                }
            }
            return static_cast<double>(both) / static_cast<double>(edges);
        };
        EXPECT_NEAR(half(0), 2.0 * reciprocity / (1.0 + reciprocity), 0.005);
        EXPECT_NEAR(half(50000), 0.0, 0.005);
    }
}

TEST(Communities, HomophilySharesTies) {
    CommunityModel model;
    model.accounts = 100000;
    model.groups = {{.ids = {0, 20000}, .community = 0}, {.ids = {20000, 100000}, .community = 1}};
    model.ordinary_cap = 1.0;  // equals: a community's weight is its size
    model.reciprocity = 0.0;
    const auto executor = parallel_executor(2);
    const auto graph = generate_communities(model, {9, 0}, *executor).graph;
    std::vector<std::uint16_t> communities(model.accounts, 1);
    std::fill_n(communities.begin(), 20000, std::uint16_t{0});
    const Homophily homophily = measure_homophily(graph, communities, *executor);
    // Inside with probability h + (1 - h) share. Duplicates, all but a few of them inside, take up to 1 in
    // 700 of these ties: a shift of .0004.
    EXPECT_NEAR(homophily.communities[0].internal_share(), 0.7 + 0.3 * 0.2, 0.004);
    EXPECT_NEAR(homophily.communities[1].internal_share(), 0.7 + 0.3 * 0.8, 0.003);
}

TEST(HubFollowers, AreBinomialInEachPiece) {
    const RandomSource source{21, 0};
    for (const double probability : {0.0002, 0.03, 0.5, 0.95}) {
        double followers = 0.0;
        for (std::uint32_t block = 0; block < 100; ++block) {
            std::vector<std::uint32_t> piece;
            draw_hub_followers(source, 17, probability, block_range(block, 100 * block_size), piece);
            EXPECT_TRUE(std::ranges::is_sorted(piece, std::less_equal<>{}));
            for (const std::uint32_t id : piece) EXPECT_EQ(id / block_size, block);
            followers += static_cast<double>(piece.size());
        }
        EXPECT_LT(std::abs(binomial_z(followers, 100.0 * block_size, probability)), z_limit) << probability;
    }
    std::vector<std::uint32_t> all;
    draw_hub_followers(source, 17, 0.0, {0, 10}, all);
    EXPECT_TRUE(all.empty());
    draw_hub_followers(source, 17, 1.0, {3, 6}, all);
    EXPECT_EQ(all, (std::vector<std::uint32_t>{3, 4, 5}));
}

TEST(HubFollowers, ReachEveryPlaceOfAPieceAlike) {
    std::array<double, 8> counts{};
    for (std::uint32_t hub = 0; hub < 100000; ++hub) {
        std::vector<std::uint32_t> piece;
        draw_hub_followers({4, 0}, hub, 0.3, {1000, 1008}, piece);
        for (const std::uint32_t id : piece) ++counts.at(id - 1000);
    }
    for (const double count : counts) EXPECT_LT(std::abs(binomial_z(count, 100000, 0.3)), z_limit);
}

TEST(Communities, HubsAreFollowedByGroup) {
    CommunityModel model = crisis_like(200000);
    const auto executor = parallel_executor(2);
    const auto graph = generate_communities(model, {8, 0}, *executor).graph;
    for (const std::size_t h : {0U, 1U}) {  // hubs that nobody picks: hub ties only
        std::vector<double> counts(model.groups.size());
        for (const std::uint32_t id : graph.followers(model.hubs[h].id)) {
            ++counts[static_cast<std::size_t>(&group_of(model, id) - model.groups.data())];
        }
        for (const std::size_t g : {0U, 1U, 3U}) {
            const double probability = model.hubs[h].follower_probability[g];
            if (probability == 0.0) {
                EXPECT_EQ(counts[g], 0.0);
            } else {
                EXPECT_LT(std::abs(binomial_z(counts[g], model.groups[g].ids.size(), probability)), z_limit);
            }
        }
    }
}

TEST(Communities, SaysAllThatIsWrong) {
    const auto executor = serial_executor();
    const auto complaints = [&](const CommunityModel& model) -> std::size_t {
        try {
            generate_communities(model, {1, 0}, *executor);
        } catch (const InputError& error) {
            return error.complaints().size();
        }
        return 0;
    };
    const CommunityModel fine = crisis_like(1000);
    EXPECT_EQ(complaints(fine), 0U);
    CommunityModel model = fine;
    model.homophily = 1.5;
    model.reciprocity = std::nan("");
    model.in_degree_exponent = 1.0;
    EXPECT_EQ(complaints(model), 3U);
    model = fine;
    model.groups[1].ids.first += 1;
    EXPECT_EQ(complaints(model), 1U);
    model = fine;
    model.accounts += 1;
    EXPECT_EQ(complaints(model), 1U);
    model = fine;
    model.hubs[0] = {1000, {2.0}};
    EXPECT_EQ(complaints(model), 3U);
    model = fine;
    for (AccountGroup& group : model.groups) group.followee = false;
    EXPECT_EQ(complaints(model), 1U);
    EXPECT_GT(complaints({}), 0U);
}

}  // namespace
}  // namespace backlash
