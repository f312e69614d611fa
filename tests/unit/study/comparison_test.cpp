#include "study/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"

namespace backlash {
namespace {

Scenario with_events(const std::string& name, const std::vector<std::string>& ids) {
    Scenario scenario;
    scenario.name = name;
    scenario.step = 0.5;
    for (const auto& id : ids) scenario.events.push_back({.id = id});
    return scenario;
}

// Two hours and a half of posts: `level` in every step, and `extra` in the last one.
ReplicateRecord record(double level, double extra, const std::vector<double>& half_lives) {
    ReplicateRecord result;
    std::vector<double> negative(5, level);
    negative.back() += extra;
    result.series = {{{"posts_negative", "posts", ""}, Axis::none, negative},
                     {{"posts_neutral", "posts", ""}, Axis::none, std::vector<double>(5, 1.0)}};
    result.sweep_times = {0.0, 1.0};
    SweepTable outrage{{"outrage", "1", "Outrage"}, {}, {}, {}};
    outrage.mean.assign(2 * group_count, level);
    result.sweeps = {outrage};
    result.indicators = {{{"half_life", "h", ""}, Axis::event, half_lives},
                         {{"posts_total", "posts", ""}, Axis::none, {5.0 * level + extra + 5.0}}};
    return result;
}

TEST(Comparison, EventsAreFoundByName) {
    const Scenario base = with_events("base", {"leak", "apology"});
    const Scenario variant = with_events("variant", {"rumour", "apology"});
    const auto records = aligned(base, variant, {record(1, 0, {3.0, 7.0})});
    const auto& values = records[0].indicators[0].values;
    ASSERT_EQ(values.size(), 2U);
    EXPECT_TRUE(std::isnan(values[0])) << "the variant has no leak";
    EXPECT_EQ(values[1], 7.0);
    EXPECT_EQ(records[0].indicators[1].values, std::vector<double>{10.0});
}

TEST(Comparison, OfSeriesSweepsHoursAndIndicators) {
    const Scenario variant = with_events("variant", {"leak"});
    const std::vector<ReplicateRecord> base = {record(1, 0, {3.0}), record(2, 0, {4.0})};
    const std::vector<ReplicateRecord> other = {record(2, 9, {3.0}), record(5, 9, {4.0})};
    const VariantComparison result = compare(variant, base, other);

    EXPECT_EQ(result.name, "variant");
    ASSERT_EQ(result.series.size(), 2U);
    ASSERT_EQ(result.series[0].elements.size(), 5U);
    EXPECT_DOUBLE_EQ(result.series[0].elements[0].difference, 2.0);
    EXPECT_DOUBLE_EQ(result.series[0].elements[4].difference, 11.0);
    EXPECT_TRUE(result.series[1].elements[0].identical());

    ASSERT_EQ(result.hourly.size(), 3U);
    EXPECT_EQ(result.hourly[1].what.name, "posts_negative");
    ASSERT_EQ(result.hourly[1].elements.size(), 2U) << "the half hour at the end is left out";
    EXPECT_DOUBLE_EQ(result.hourly[1].elements[1].difference, 4.0);
    EXPECT_DOUBLE_EQ(result.hourly[0].elements[1].variant, 9.0) << "all posts";

    ASSERT_EQ(result.sweeps.size(), 1U);
    EXPECT_EQ(result.sweeps[0].what.name, "outrage_mean");
    EXPECT_EQ(result.sweeps[0].elements.size(), 2U * group_count);

    ASSERT_EQ(result.indicators.size(), 2U);
    EXPECT_TRUE(result.indicators[0].elements[0].identical());
    EXPECT_DOUBLE_EQ(result.indicators[1].elements[0].difference, (14.0 + 24.0) / 2.0);
}

TEST(Comparison, OfAModelWithoutPosts) {
    std::vector<ReplicateRecord> base = {record(1, 0, {3.0})};
    base[0].series.pop_back();
    const VariantComparison result = compare(with_events("variant", {"leak"}), base, base);
    EXPECT_EQ(result.series.size(), 1U);
    EXPECT_TRUE(result.hourly.empty());
}

TEST(Comparison, RefusesOtherQuantities) {
    const std::vector<ReplicateRecord> base = {record(1, 0, {3.0})};
    std::vector<ReplicateRecord> other = base;
    other[0].indicators[1].what.name = "infected";
    EXPECT_THROW(compare(with_events("variant", {"leak"}), base, other), RunError);
}

TEST(Tally, CountsWhatWasCompared) {
    ComparedQuantity quantity;
    const PairedComparison comparison(8);
    const std::vector<double> zeros(8, 0.0);
    const std::vector<double> noise = {1, -1, 2, -2, 1, -1, 2, -2};
    std::vector<double> shifted = noise;
    for (double& value : shifted) value += 5.0;
    const std::vector<double> absent(8, PairedDifference::missing);
    for (const auto& values : {zeros, noise, shifted, absent}) {
        quantity.elements.push_back(comparison.compare(zeros, values));
    }
    const Tally count = tally(std::span(&quantity, 1));
    EXPECT_EQ(count.compared, 3U);
    EXPECT_EQ(count.absent, 1U);
    EXPECT_EQ(count.identical, 1U);
    EXPECT_EQ(count.tested, 2U);
    EXPECT_EQ(count.different, 1U);
    EXPECT_EQ(count.corrected, 1U);
    EXPECT_DOUBLE_EQ(count.expected_false, 0.1);
}

}  // namespace
}  // namespace backlash
