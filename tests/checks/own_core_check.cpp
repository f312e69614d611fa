// The engine of the crisis beside the laws of its core: everybody alike, and only awareness.
#include "checking.hpp"
#include "core_mean_field.hpp"
#include "crisis/event_kind.hpp"
#include "network/generators/tie_list.hpp"
#include "simulation/simulation.hpp"

namespace backlash::checks {
namespace {

constexpr double login_rate = 0.6;     // 1/h
constexpr double feed_lifetime = 6.0;  // h
constexpr double step_hours = 1.0 / 12.0;
constexpr std::uint32_t steps = 287;  // the state at the start of the last step of 24 h

Core core_with(double followees, bool at_once, double seeds = 0.01) {
    return {.login = 1.0 - std::exp(-login_rate * step_hours),
            .fading = std::exp(-step_hours / feed_lifetime),
            .gain = 6.0,
            .post = 0.08,
            .followees = followees,
            .seeds = seeds,
            .at_once = at_once};
}

// The published numbers are those of accounts that do not post at the log-in at which they learn of it.
TEST(OwnCore, MeanFieldIsThePublishedOne) {
    EXPECT_NEAR(annealed_awareness(core_with(1e9, false), steps), 0.3806, 5e-5);
    EXPECT_NEAR(annealed_awareness(core_with(200, false), steps), 0.3699, 5e-5);
    EXPECT_NEAR(annealed_awareness(core_with(50, false), steps), 0.3395, 5e-5);
}

// The mean over sampled log-ins, in batches, each a law of its own.
Sample quenched_awareness(const Core& core, std::uint32_t after) {
    std::vector<double> batches;
    for (std::uint32_t batch = 0; batch < runs(16); ++batch)
        batches.push_back(
            QuenchedAwareness(core, after, 1500, {.seed = seed(), .replicate = batch}).share_after(after));
    return sample_of(batches);
}

// With very many followees it does not matter whether they stay.
TEST(OwnCore, TwoLawsAgreeForManyFollowees) {
    for (const bool at_once : {false, true}) {
        const Core core = core_with(1e6, at_once);
        expect_equal("own core, k = 1,000,000: quenched and annealed", quenched_awareness(core, steps),
                     annealed_awareness(core, steps));
    }
}

// One account in so many knows of the news from the start: more than in the published case, so that chance in
// the first hours does not decide when awareness spreads.
constexpr std::uint32_t one_seed_in = 20;
constexpr double simulated_seeds = 1.0 / one_seed_in;

// Two halves that follow only each other, so that every post comes from the other community and weighs
// `cross_community`, here g / k. The last account publishes the news; only the seeds follow it. Each account
// follows one of every k-th part of the other half, so that no tie comes twice.
FollowerGraph two_halves(std::uint32_t accounts, std::uint32_t followees, const RandomSource& source) {
    const auto serial = serial_executor();
    const std::uint32_t half = accounts / 2;
    const auto visit = [&](std::size_t i, const auto& tie) {
        const auto id = static_cast<std::uint32_t>(i);
        const std::uint32_t other = id < half ? half : 0;
        for (std::uint32_t k = 0; k < followees; ++k) {
            const auto word = source.words(id, k, Stream::tie)[0];
            const std::uint64_t place = (std::uint64_t{k} << 32) + word;
            tie(id, other + static_cast<std::uint32_t>((place * half / followees) >> 32));
        }
        if (id % one_seed_in == 0) tie(id, accounts);
    };
    return generate_from_ties(accounts + 1, accounts, *serial, visit).graph;
}

// Nobody is angered, nothing is forgotten, no board; the news comes in so many pieces that a seed cannot
// overlook it at its first log-in.
Scenario core_only(const Core& core) {
    Scenario scenario;
    scenario.start_unix = 1767456000;
    scenario.duration = (steps + 1) * step_hours;
    scenario.recording.network_sample = 0;
    scenario.attention.rhythm.assign(7, 1.0);
    scenario.attention.feed_lifetime = feed_lifetime;
    scenario.attention.cross_community = core.gain / core.followees;
    scenario.attention.board_reach = 0.0;
    scenario.attention.silence_stories = 0;
    scenario.attention.novelty_floor = 1.0;
    scenario.outrage.contagion_rate = 0.0;
    scenario.posting.neutral_rate = -std::log(1.0 - core.post);
    scenario.posting.unprompted = 1.0;
    scenario.posting.fatigue_per_post = 0.0;
    scenario.actors = {{.id = "source", .type = AccountType::brand, .followers = {}}};
    for (int piece = 0; piece < 60; ++piece) {
        scenario.events.push_back({.id = "news-" + std::to_string(piece),
                                   .kind = "revelation",
                                   .time = 0.0,
                                   .by = ActorReference{.name = "source"},
                                   .attributes = {{"severity", 0.0}, {"salience", 0.0}, {"guard", 0.0}}});
    }
    scenario.onset = "news-0";
    return scenario;
}

Audience all_alike(std::uint32_t accounts, std::uint32_t followees, const RandomSource& source) {
    Audience audience{.graph = two_halves(accounts, followees, source),
                      .accounts = ZeroPageVector<Account>(accounts + 1, Account{}),
                      .inboxes = ZeroPageVector<Inbox>(accounts + 1),
                      .types = std::vector(accounts + 1, AccountType::public_),
                      .login_rates = ZeroPageVector<float>(accounts + 1, static_cast<float>(login_rate)),
                      .group_sizes = {},
                      .actor_names = {"source"},
                      .actor_ids = {accounts}};
    for (std::uint32_t i = 0; i < accounts; ++i) {
        audience.accounts[i].trust = audience.accounts[i].initial_trust = 0.5F;
        audience.accounts[i].involvement = audience.accounts[i].engagement = 1.0F;
        audience.accounts[i].threshold = 1.0F;
        audience.inboxes[i].fanlike = i < accounts / 2 ? 1 : 0;
    }
    audience.accounts[accounts].type = audience.types[accounts] = AccountType::brand;
    audience.group_sizes[static_cast<std::size_t>(AccountType::public_)] = accounts;
    audience.group_sizes[static_cast<std::size_t>(AccountType::brand)] = 1;
    audience.group_sizes[all_group] = accounts + 1;
    return audience;
}

// Aware shares at the moments asked for, in steps. The news is published in step 0 and read from step 1 on,
// where the laws begin with aware seeds.
constexpr std::array<std::uint32_t, 2> moments = {steps / 2, steps};

std::array<double, 2> simulated_awareness(std::uint32_t accounts, std::uint32_t followees,
                                          std::uint32_t replicate) {
    const RandomSource source{.seed = seed(), .replicate = replicate};
    const Scenario scenario = core_only(core_with(followees, true, simulated_seeds));
    const auto serial = serial_executor();
    const auto record = run_replicate(scenario, all_alike(accounts, followees, source), source, *serial);
    const auto aware = std::ranges::find(record.series, "aware", [](const auto& s) { return s.what.name; });
    std::array<double, 2> shares{};
    for (std::size_t m = 0; m < moments.size(); ++m)
        shares[m] = aware->values[moments[m] * std::size_t{group_count} +
                                  static_cast<std::size_t>(AccountType::public_)];
    return shares;
}

// Over runs, one sample a moment.
std::array<Sample, 2> mean_awareness(std::uint32_t accounts, std::uint32_t followees) {
    std::array<std::vector<double>, 2> shares;
    for (std::uint32_t run = 0; run < runs(16); ++run) {
        const auto found = simulated_awareness(accounts, followees, run);
        for (std::size_t m = 0; m < moments.size(); ++m) shares[m].push_back(found[m]);
    }
    return {sample_of(shares[0]), sample_of(shares[1])};
}

// A finite audience lags behind the law; the check is at an N where that is below the error.
TEST(OwnCore, FollowsItsMeanField) {
    for (const std::uint32_t followees : {24U, 48U}) {
        const Core core = core_with(followees, true, simulated_seeds);
        const auto small = mean_awareness(2000, followees);
        const auto large = mean_awareness(32'000, followees);
        for (std::size_t m = 0; m < moments.size(); ++m) {
            const Sample exact = quenched_awareness(core, moments[m]);
            const auto name =
                "own core, k = " + std::to_string(followees) + ", step " + std::to_string(moments[m]);
            const Sample bias = difference_of(small[m], exact);
            std::printf("  %s: annealed %.4f, quenched %.4f, N = 32,000 %.4f; N = 2,000 %+.4f, error %.4f\n",
                        name.c_str(), annealed_awareness(core, moments[m]), exact.mean, large[m].mean,
                        bias.mean, bias.error);
            expect_equal(name + ": simulated less law", difference_of(large[m], exact), 0.0);
        }
    }
}

}  // namespace
}  // namespace backlash::checks
