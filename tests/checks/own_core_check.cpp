// The engine of the crisis beside the exact mean field of its core: awareness that spreads by posts in feeds,
// everybody alike, nothing else.
//
// Accounts log in with probability p a step, see something in a feed F with probability 1 - e^-F, and when
// aware post with probability q at a log-in. A post adds w to the feed of each follower; feeds fade by d a
// step and are emptied at a log-in.
#include <array>
#include <numeric>

#include "checking.hpp"
#include "crisis/event_kind.hpp"
#include "network/generators/tie_list.hpp"
#include "simulation/simulation.hpp"

namespace backlash::checks {
namespace {

constexpr double login_rate = 0.6;     // 1/h
constexpr double feed_lifetime = 6.0;  // h
constexpr double step_hours = 1.0 / 12.0;
constexpr double post_chance = 0.08;  // [q]
constexpr double gain = 6.0;          // [g] of a whole network that posts once
constexpr double seed_share = 0.01;
constexpr std::uint32_t steps = 288;  // 24 h

// Unaware mass by the steps since the last log-in, with shot noise: k followees, each post worth g / k.
// `at_once`: who becomes aware may post at that very log-in, as in the engine; the published numbers are
// without.
double mean_field(double followees, bool at_once) {
    const double p = 1.0 - std::exp(-login_rate * step_hours);
    const double d = std::exp(-step_hours / feed_lifetime);
    std::vector<double> unaware = {1.0 - seed_share};  // by age
    std::vector<double> posts;                         // rho, by step
    for (std::uint32_t t = 0; t < steps; ++t) {
        std::vector<double> next(unaware.size() + 1);
        double exposure = 0.0;  // L_a
        double newly = 0.0;
        double sum = 0.0;
        double fading = 1.0;
        for (std::size_t a = 0; a < unaware.size(); ++a) {
            sum += unaware[a];
            if (a >= 1 && a <= t) {
                exposure += followees * posts[t - a] * (1.0 - std::exp(-gain / followees * fading));
                fading *= d;
            }
            next[0] += p * unaware[a] * std::exp(-exposure);
            newly += p * unaware[a] * (1.0 - std::exp(-exposure));
            next[a + 1] += (1.0 - p) * unaware[a];
        }
        posts.push_back(post_chance * (p * (1.0 - sum) + (at_once ? newly : 0.0)));
        unaware.swap(next);
    }
    return 1.0 - std::accumulate(unaware.begin(), unaware.end(), 0.0);
}

// Feeds are empty at the start: everybody's age may count as the number of steps so far.
TEST(OwnCore, MeanFieldIsThePublishedOne) {
    EXPECT_NEAR(mean_field(1e9, false), 0.3806, 5e-5);
    EXPECT_NEAR(mean_field(200, false), 0.3699, 5e-5);
    EXPECT_NEAR(mean_field(50, false), 0.3395, 5e-5);
}

// Two halves that follow only each other, so that every post comes from the other community and weighs
// `cross_community`, here g / k. The last account publishes the news and is followed by nobody.
FollowerGraph two_halves(std::uint32_t accounts, std::uint32_t followees, const RandomSource& source) {
    const auto serial = serial_executor();
    const std::uint32_t half = accounts / 2;
    return generate_from_ties(accounts + 1, accounts, *serial,
                              [&](std::size_t i, const auto& tie) {
                                  const auto id = static_cast<std::uint32_t>(i);
                                  const std::uint32_t other = id < half ? half : 0;
                                  for (std::uint32_t k = 0; k < followees; k += 4) {
                                      for (const std::uint32_t word : source.words(id, k, Stream::tie))
                                          tie(id, other + static_cast<std::uint32_t>(
                                                              static_cast<std::uint64_t>(word) * half >> 32));
                                  }
                              })
        .graph;
}

Scenario core_only(std::uint32_t followees) {
    Scenario scenario;
    scenario.start_unix = 1767456000;
    scenario.duration = steps * step_hours;
    scenario.attention.rhythm.assign(7, 1.0);
    scenario.attention.feed_lifetime = feed_lifetime;
    scenario.attention.cross_community = gain / followees;
    scenario.attention.board_reach = 0.0;
    scenario.attention.silence_stories = 0;
    scenario.attention.novelty_floor = 1.0;
    scenario.posting.neutral_rate = -std::log(1.0 - post_chance);
    scenario.posting.unprompted = 1.0;
    scenario.posting.fatigue_per_post = 0.0;
    scenario.actors = {{.id = "source", .type = AccountType::brand, .followers = {}}};
    EventValues news{.id = "news", .kind = "revelation", .time = 0.0, .by = ActorReference{.name = "source"}};
    news.attributes = {{"severity", 0.0}, {"salience", 0.0}, {"guard", 0.0}};
    scenario.events = {news};
    scenario.onset = "news";
    return scenario;
}

double simulated_awareness(std::uint32_t accounts, std::uint32_t followees, std::uint32_t replicate) {
    const RandomSource source{.seed = seed(), .replicate = replicate};
    const Scenario scenario = core_only(followees);
    Audience audience{.graph = two_halves(accounts, followees, source),
                      .accounts = std::vector<Account>(accounts + 1),
                      .inboxes = std::vector<Inbox>(accounts + 1),
                      .login_rates = std::vector<float>(accounts + 1, static_cast<float>(login_rate)),
                      .group_sizes = {},
                      .actor_names = {"source"},
                      .actor_ids = {accounts}};
    std::uint32_t seeds = 0;
    for (std::uint32_t i = 0; i < accounts; ++i) {
        audience.accounts[i] = {
            .trust = 0.5F, .involvement = 1.0F, .engagement = 1.0F, .threshold = 1.0F, .initial_trust = 0.5F};
        audience.inboxes[i].fanlike = i < accounts / 2 ? 1 : 0;
        if (i % 100 != 0) continue;  // ids mean nothing on this network
        audience.inboxes[i].seen = 1;
        ++seeds;
    }
    audience.accounts[accounts].type = AccountType::brand;
    audience.group_sizes[static_cast<std::size_t>(AccountType::public_)] = accounts;
    audience.group_sizes[static_cast<std::size_t>(AccountType::brand)] = 1;
    audience.group_sizes[all_group] = accounts;
    const auto serial = serial_executor();
    const auto record = run_replicate(scenario, std::move(audience), source, *serial);
    for (const auto& series : record.series) {
        if (series.what.name != "aware") continue;
        // The seeds have not learned of it during the run.
        return series.values[(steps - 1) * group_count + static_cast<std::size_t>(AccountType::public_)] +
               static_cast<double>(seeds) / accounts;
    }
    throw std::logic_error("no series aware");
}

TEST(OwnCore, FollowsItsMeanField) {
    for (const std::uint32_t followees : {50U, 200U}) {
        const double exact = mean_field(followees, true);
        std::vector<double> small;
        std::vector<double> large;
        for (std::uint32_t run = 0; run < runs(8); ++run) {
            small.push_back(simulated_awareness(4000, followees, run));
            large.push_back(simulated_awareness(32'000, followees, run));
        }
        const auto name = "own core, k = " + std::to_string(followees) + ", N = ";
        const Sample at_small = sample_of(small);
        std::printf("  %s4,000: %.4f, bias %+.4f, error %.4f\n", name.c_str(), at_small.mean,
                    at_small.mean - exact, at_small.error);
        // 3 standard errors, of 8 runs: Student's t with 7 degrees of freedom, false alarm once in 50.
        expect_equal(name + "32,000: aware after 24 h", sample_of(large), exact, 3.0);
    }
}

}  // namespace
}  // namespace backlash::checks
