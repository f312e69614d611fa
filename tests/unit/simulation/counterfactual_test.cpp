// What a change of the scenario may change, and what it must leave alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "simulation/bits_of.hpp"
#include "simulation/run_scenario.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

ReplicateRecord first_replicate(Scenario scenario) {
    scenario.replicates = 1;
    return run_scenario(scenario, {}).replicates[0];
}

const ReplicateRecord& founding_record() {
    static const ReplicateRecord record = first_replicate(founding_case());
    return record;
}

double indicator(const ReplicateRecord& record, const std::string& name, std::size_t index = 0) {
    return std::ranges::find(record.indicators, name, [](const Indicator& i) { return i.what.name; })
        ->values[index];
}

// Steps from the start on in which a series of both records is the same.
std::size_t agreeing_steps(const Series& a, const Series& b) {
    const std::size_t width = a.axis == Axis::group ? group_count : 1;
    const auto differing = std::ranges::mismatch(a.values, b.values).in1;
    return static_cast<std::size_t>(differing - a.values.begin()) / width;
}

TEST(Counterfactual, WithoutEventsNothingHappens) {
    const ReplicateRecord record = first_replicate(quiet_scenario());
    for (const char* name : {"posts_negative", "posts_neutral", "heat", "board_visibility", "media_reports",
                             "kol_departures", "deliveries", "fan_trust_lost", "order_impact", "aware"}) {
        const auto& values = series_of(record, name);
        EXPECT_EQ(std::ranges::count(values, 0.0), std::ssize(values)) << name;
    }
    EXPECT_GT(record.logins, 0U);
    EXPECT_TRUE(record.events.empty());
    EXPECT_EQ(indicator(record, "outrage_peak", all_group), 0.0);
    EXPECT_EQ(indicator(record, "trust_kept", fans_group), 1.0);
    EXPECT_TRUE(std::ranges::all_of(series_of(record, "price"), [](double price) { return price == 40.2; }));
}

TEST(Counterfactual, LogInsDoNotDependOnTheCrisis) {
    EXPECT_EQ(series_of(first_replicate(quiet_scenario()), "logins"), series_of(founding_record(), "logins"));
}

TEST(Counterfactual, BeforeTheOnlyDifferenceNothingDiffers) {
    Scenario unpunished = founding_case();
    const auto penalty_step = static_cast<std::size_t>(event_named(unpunished, "penalty").time * 12.0);
    remove_event(unpunished, "penalty");
    const ReplicateRecord without = first_replicate(unpunished);
    const ReplicateRecord& with = founding_record();
    for (std::size_t k = 0; k < with.series.size(); ++k) {
        EXPECT_GE(agreeing_steps(with.series[k], without.series[k]), penalty_step)
            << with.series[k].what.name;
    }
    EXPECT_NE(series_of(with, "posts_negative"), series_of(without, "posts_negative"));
    EXPECT_EQ(with.events.size(), without.events.size() + 1);
}

TEST(Counterfactual, ABuybackMovesThePriceAndNoPost) {
    Scenario larger = founding_case();
    event_named(larger, "buyback").attributes["amount"] *= 4.0;
    const ReplicateRecord record = first_replicate(larger);
    for (const Series& series : record.series) {
        const bool of_price = series.what.name == "price" || series.what.name == "order_impact" ||
                              series.what.name == "selling_pressure";
        EXPECT_EQ(series.values == series_of(founding_record(), series.what.name), !of_price)
            << series.what.name;
    }
    const auto during = static_cast<std::size_t>(39.5 * 12.0);
    EXPECT_GT(series_of(record, "price")[during], series_of(founding_record(), "price")[during]);
}

// Shares of those who know are whole numbers of accounts that add up over types and never fall.
TEST(Counterfactual, AwarenessIsACount) {
    const ReplicateRecord& record = founding_record();
    const auto& aware = series_of(record, "aware");
    std::array<double, group_count> last{};
    for (std::size_t at = 0; at < aware.size(); ++at) {
        const std::size_t group = at % group_count;
        const double people = aware[at] * record.accounts[group];
        ASSERT_NEAR(people, std::round(people), 1e-6);
        ASSERT_GE(aware[at], last[group]) << "nobody forgets";
        ASSERT_LE(aware[at], 1.0);
        last[group] = aware[at];
    }
    const double types =
        std::inner_product(last.begin(), last.begin() + account_type_count, record.accounts.begin(), 0.0);
    EXPECT_NEAR(types, last[all_group] * record.accounts[all_group], 1e-6);
    EXPECT_GT(last[fans_group], 0.5);
}

TEST(Counterfactual, TrustSumsAgreeWithTheSweeps) {
    const ReplicateRecord& record = founding_record();
    const auto& lost = series_of(record, "fan_trust_lost");
    const SweepTable& trust = record.sweeps[1];
    const double initial = trust.mean[fans_group];
    for (std::size_t sweep = 1; sweep < record.sweep_times.size(); ++sweep) {
        const auto step = static_cast<std::size_t>(std::lround(record.sweep_times[sweep] * 12.0)) - 1;
        ASSERT_NEAR(1.0 - trust.mean[sweep * group_count + fans_group] / initial, lost[step], 1e-6);
    }
    EXPECT_GT(lost.back(), 0.05);
}

// Paired by seed: mean over replicates of what each has less of than the founding case.
double loss(const Scenario& weakened, const std::string& name, std::size_t index = 0) {
    Scenario base = founding_case();
    base.replicates = weakened.replicates;
    const auto with = run_scenario(base, {}).replicates;
    const auto without = run_scenario(weakened, {}).replicates;
    double sum = 0.0;
    for (std::size_t r = 0; r < with.size(); ++r) {
        sum += indicator(with[r], name, index) - indicator(without[r], name, index);
    }
    return sum / static_cast<double>(with.size());
}

TEST(Mechanism, ContagionMakesFansAngrier) {
    Scenario weakened = founding_case();
    weakened.outrage.contagion_rate = 0.0;
    EXPECT_GT(loss(weakened, "outrage_auc", fans_group), 0.0);
    EXPECT_GT(loss(weakened, "posts_negative_total"), 0.0);
}

TEST(Mechanism, TheBoardSpreadsTheNews) {
    Scenario weakened = founding_case();
    weakened.attention.board_reach = 0.0;
    EXPECT_GT(loss(weakened, "posts_total"), 0.0);
    EXPECT_GT(loss(weakened, "outrage_auc", all_group), 0.0);
    EXPECT_GT(loss(weakened, "aware_end", all_group), 0.0);
}

TEST(Mechanism, AnOpenQuestionKeepsTheTopicAlive) {
    Scenario weakened = founding_case();
    weakened.attention.unresolved_factor = 1.0;
    EXPECT_GT(loss(weakened, "posts_total"), 0.0);
}

TEST(Mechanism, NewsReachesFollowersEvenIfNobodyPosts) {
    Scenario weakened = founding_case();
    weakened.posting = {.negative_rate = 0.0, .neutral_rate = 0.0};
    weakened.replicates = 1;
    const ReplicateRecord record = first_replicate(weakened);
    EXPECT_EQ(indicator(record, "posts_total"), 0.0);
    EXPECT_GT(indicator(record, "aware_end", all_group), 0.0);
}

}  // namespace
}  // namespace backlash
