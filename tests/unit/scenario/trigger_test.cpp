#include "scenario/notation/trigger.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scenario/example_catalogue.hpp"
#include "scenario/example_scenario.hpp"

namespace backlash {
namespace {

using testing::example_catalogue;
using testing::example_with;
using testing::mistakes;
using testing::read_text;

const std::vector<WatchableDescriptor> watchables = example_catalogue().watchables;

TEST(Trigger, IsACondition) {
    const auto full = parse_trigger("fans.outrage>40 % for 1h05m + 2h", watchables);
    ASSERT_TRUE(full) << full.problem;
    EXPECT_EQ(
        *full.value,
        (Trigger{.quantity = "outrage", .group = 8, .threshold = 0.4, .hold = 1 + 5.0 / 60, .delay = 2}));
    const auto plain = parse_trigger("heat < -1e+3", watchables);
    ASSERT_TRUE(plain) << plain.problem;
    EXPECT_EQ(*plain.value, (Trigger{.quantity = "heat", .above = false, .threshold = -1000}));
    EXPECT_EQ(parse_trigger("outrage > 0.4", watchables).value->group, all_group);
}

TEST(Trigger, SaysWhatIsWrong) {
    const auto problem = [](std::string_view text) { return parse_trigger(text, watchables).problem; };
    EXPECT_EQ(problem("outrage"), "has neither > nor <");
    EXPECT_EQ(problem("outrge > 1"), "watches the unknown quantity 'outrge'");
    EXPECT_EQ(parse_trigger("outrge > 1", watchables).suggestion, "outrage");
    EXPECT_EQ(problem("fens.outrage > 1"), "watches the unknown group 'fens'");
    EXPECT_EQ(problem("fans.heat > 1"), "watches a group, but heat is one for all");
    EXPECT_EQ(problem("heat > 1 during 1h"), "goes on with 'during 1h'");
    for (const char* text : {"heat > ", "heat > x", "heat > 1 for 1", "heat > 1 + x", "heat >> 1", "> 1"}) {
        EXPECT_FALSE(parse_trigger(text, watchables)) << text;
    }
}

RC_GTEST_PROP(Trigger, ReadsBackWhatItWrites, ()) {
    const bool grouped = *rc::gen::arbitrary<bool>();
    const Trigger trigger{.quantity = grouped ? "outrage" : "heat",
                          .group = grouped ? *rc::gen::inRange(0, group_count) : all_group,
                          .above = *rc::gen::arbitrary<bool>(),
                          .threshold = *rc::gen::inRange(-100'000, 100'000) / 128.0,
                          .hold = *rc::gen::inRange(0, 500) / 60.0,
                          .delay = *rc::gen::inRange(0, 500) / 60.0};
    const auto back = parse_trigger(write_trigger(trigger), watchables);
    RC_ASSERT(back.value == trigger);
}

constexpr std::string_view apology_time = "at: onset + 9h05m";

TEST(WaitingEvent, PassesItsWaitingOn) {
    const std::string text = example_with(apology_time, "when: fans.outrage > 0.4 for 1h");
    const Scenario scenario = read_text(text, {"events.penalty.at=apology - 30 min"});
    const auto event = [&](std::string_view id) {
        return *std::ranges::find(scenario.events, id, &EventValues::id);
    };
    EXPECT_EQ(event("apology").when->threshold, 0.4);
    EXPECT_EQ(event("penalty").after, "apology");
    EXPECT_EQ(event("penalty").time, -0.5);
    EXPECT_FALSE(scenario.events.front().waits()) << "those with a time come first";
}

TEST(WaitingEvent, IsRefusedWhereATimeIsNeeded) {
    const auto complaints = [](std::string_view replacement, const std::vector<std::string>& overrides = {}) {
        return mistakes(example_with(apology_time, replacement), overrides);
    };
    const auto both = complaints("at: onset + 1h, when: heat > 1");
    ASSERT_EQ(both.size(), 1U);
    EXPECT_NE(both[0].find("events.apology has two times; expected either at or when"), std::string::npos);
    const auto none = complaints("salience: 1", {"events.penalty.at=onset + 30h"});
    ASSERT_EQ(none.size(), 1U);
    EXPECT_NE(none[0].find("events.apology.at is missing"), std::string::npos);
    const auto buyback = complaints("when: heat > 1", {"events.buyback.at=apology"});
    ASSERT_FALSE(buyback.empty());
    EXPECT_NE(buyback.back().find("events.buyback cannot wait for the course of the run"), std::string::npos);
}

}  // namespace
}  // namespace backlash
