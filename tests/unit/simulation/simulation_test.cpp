// How the phases of a step follow each other, seen in an audience of a crowd that follows one author.
#include "simulation/simulation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "simulation/bits_of.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t crowd = 10'000;
constexpr std::uint32_t told_at = 5;  // step

// One leak; nobody posts, no board, and what is unread is mostly gone after a step.
Scenario one_leak() {
    Scenario scenario = quiet_scenario();
    scenario.duration = 1.0;
    scenario.attention.feed_lifetime = 0.05;
    scenario.attention.board_reach = 0.0;
    scenario.posting.negative_rate = scenario.posting.neutral_rate = 0.0;
    scenario.events = {event_of_kind("revelation", "leak", told_at / 12.0, {.name = "author"},
                                     {{"severity", 0.6}, {"salience", 0.5}})};
    return scenario;
}

// Account 0 is the author, everybody else follows it and logs in every step.
Audience followers_of_one() {
    std::vector<std::uint64_t> starts(crowd + 2, crowd);
    starts[0] = 0;
    std::vector<std::uint32_t> followers(crowd);
    std::iota(followers.begin(), followers.end(), 1U);
    Audience audience{.graph = {starts, followers},
                      .accounts = ZeroPageVector<Account>(crowd + 1, Account{}),
                      .inboxes = ZeroPageVector<Inbox>(crowd + 1),
                      .types = std::vector(crowd + 1, AccountType::public_),
                      .login_rates = ZeroPageVector<float>(crowd + 1, 1e9F),
                      .actor_names = {"author"},
                      .actor_ids = {0}};
    audience.accounts[0].type = audience.types[0] = AccountType::brand;
    audience.group_sizes[static_cast<std::size_t>(AccountType::public_)] = crowd;
    audience.group_sizes[all_group] = crowd + 1;
    return audience;
}

// What is written in a step is read in the next one, as fresh as it was written.
TEST(Simulation, PostsAreReadFromTheNextStepOn) {
    const Scenario scenario = one_leak();
    const auto executor = serial_executor();
    const ReplicateRecord record = run_replicate(scenario, followers_of_one(), {1, 0}, *executor);
    const auto knowing = [&](std::size_t step) {
        return series_of(record,
                         "aware")[step * group_count + static_cast<std::size_t>(AccountType::public_)];
    };
    EXPECT_EQ(knowing(told_at), 0.0);
    const double expected = 1.0 - std::exp(-1.0);
    const double deviation = std::sqrt(expected * (1.0 - expected) / crowd);
    EXPECT_NEAR(knowing(told_at + 1), expected, 4.5 * deviation) << "false alarm: 1 seed in 150,000";
    EXPECT_EQ(knowing(told_at + 2), knowing(told_at + 1)) << "whoever overlooked it has lost it";
    EXPECT_EQ(series_of(record, "deliveries")[told_at], crowd);
    EXPECT_EQ(series_of(record, "logins")[0], crowd + 1.0);
}

TEST(Simulation, RecordsTheEventAsItHappened) {
    const Scenario scenario = one_leak();
    const auto executor = serial_executor();
    const ReplicateRecord record = run_replicate(scenario, followers_of_one(), {1, 0}, *executor);
    ASSERT_EQ(record.events.size(), 1U);
    const EventRecord& leak = record.events[0];
    EXPECT_EQ(leak.id, "leak");
    EXPECT_EQ(leak.kind, "revelation");
    EXPECT_NEAR(leak.time, told_at / 12.0, 1e-12);
    EXPECT_EQ(leak.account, 0U);
    EXPECT_EQ(leak.followers, crowd);
    EXPECT_EQ(leak.outrage[all_group], 0.0) << "as it was before";
    EXPECT_EQ(record.sweep_times, (std::vector<double>{0.0, 1.0}));
}

}  // namespace
}  // namespace backlash
