#include "simulation/agenda.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "crisis/timing.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

// Six accounts: the author of every event, an ally, media with one and two followers, two of the public.
Audience six_people() {
    Audience audience{.graph = {{0, 0, 0, 1, 3, 3, 3}, {4, 4, 5}},
                      .accounts = ZeroPageVector<Account>(6, Account{}),
                      .inboxes = ZeroPageVector<Inbox>(6),
                      .types = std::vector(6, AccountType::public_),
                      .login_rates = ZeroPageVector<float>(6, 1.0F),
                      .actor_names = {"author", "ally"},
                      .actor_ids = {0, 1}};
    audience.types = {AccountType::public_, AccountType::kol_ally, AccountType::media,
                      AccountType::media,   AccountType::public_,  AccountType::public_};
    audience.group_sizes[static_cast<std::size_t>(AccountType::media)] = 2;
    return audience;
}

constexpr std::uint32_t largest_media = 3;

Scenario empty_agenda() {
    Scenario scenario = quiet_scenario();
    scenario.duration = 144.0;
    return scenario;
}

EventValues leak(const std::string& id, double time, double severity = 0.6, double guard = 0.0) {
    return event_of_kind("revelation", id, time, {.name = "author"},
                         {{"severity", severity}, {"salience", 0.5}, {"guard", guard}});
}

EventValues apology(double time) {
    return event_of_kind("apology", "apology", time, {.name = "author"}, {{"completeness", 0.8}});
}

struct Happened {
    std::uint32_t step;
    Announcement news;
};

// Everything that is published; the outrage of whoever is asked for rises with time.
std::vector<Happened> run_through(Agenda& agenda, Published& published, double outrage_per_step = 0.0) {
    std::vector<Happened> all;
    for (std::uint32_t step = 0; step < 144 * 12; ++step) {
        const auto outrage_of = [&](std::uint32_t) { return outrage_per_step * step; };
        for (const auto& news : agenda.publish_due(step, published, outrage_of)) all.push_back({step, news});
    }
    return all;
}

std::vector<std::string> ids(const std::vector<Happened>& all) {
    std::vector<std::string> names;
    for (const auto& [step, news] : all) names.push_back(news.id);
    return names;
}

TEST(Agenda, PublishesInOrderOfTimeThenOfTheFile) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("first", 2.0), leak("second", 5.0), leak("third", 5.0), apology(5.0)};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    const auto all = run_through(agenda, published);
    EXPECT_EQ(ids(all), (std::vector<std::string>{"first", "second", "third", "apology"}));
    EXPECT_EQ(all[0].step, 24U);
    EXPECT_EQ(all[3].step, 60U);
    EXPECT_EQ(all[2].news.bit, 4U) << "bits ascend in the order of publication";
    EXPECT_EQ(all[0].news.salience, 0.5);
    EXPECT_EQ(std::get<double>(published.effect(0)), 0.6);
    EXPECT_EQ(all[0].news.intensity, 0.9);
    EXPECT_EQ(all[3].news.intensity, 0.0) << "the brand's statement carries no outrage";
    EXPECT_TRUE(agenda.never_happened().empty());
}

TEST(Agenda, RoundsToTheNearestStep) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("early", 1.0 + 2.4 / 60.0), leak("late", 1.0 + 2.6 / 60.0), apology(2.0)};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    const auto all = run_through(agenda, published);
    EXPECT_EQ(all[0].step, 12U);
    EXPECT_EQ(all[1].step, 13U);
}

TEST(Agenda, AGuardedEventWaitsForItsActor) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("waits", 1.0, 0.6, 0.5), apology(100.0)};
    scenario.attention.silence_stories = 0;
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    const auto all = run_through(agenda, published, 0.001);
    EXPECT_EQ(ids(all), (std::vector<std::string>{"waits", "apology"}));
    EXPECT_EQ(all[0].step, 500U) << "the first step at which the outrage reaches .5";
    EXPECT_EQ(all[0].news.planned_step, 12U);
}

TEST(Agenda, WhatWaitsHappensOnceItIsScheduled) {
    Scenario scenario = empty_agenda();
    EventValues next_day =
        event_of_kind("penalty", "next day", 24.0, {.name = "author"}, {{"completeness", 1}});
    next_day.after = "apology";
    EventValues before = leak("before", -50.0);
    before.after = "next day";
    scenario.events = {leak("leak", 1.0), apology(0.0), next_day, before};
    scenario.events[1].when = Trigger{.quantity = "heat"};
    scenario.attention.silence_stories = 0;
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    EXPECT_EQ(agenda.never_happened()[1].planned_step, unscheduled);
    agenda.schedule("apology", 30, 20);
    Published published;
    const auto all = run_through(agenda, published);
    EXPECT_EQ(ids(all), (std::vector<std::string>{"leak", "before", "apology", "next day"}));
    EXPECT_EQ(all[1].step, 20U) << "not in the past";
    EXPECT_EQ(all[2].step, 30U);
    EXPECT_EQ(all[3].step, 30U + 24 * 12);
    EXPECT_EQ(all[3].news.planned_step, 30U + 24 * 12);
}

TEST(Agenda, AnOnsetThatWaitsStartsTheClockOfSilence) {
    Scenario scenario = empty_agenda();
    scenario.onset = "leak";
    scenario.events = {leak("leak", 0.0)};
    scenario.events[0].when = Trigger{.quantity = "heat"};
    const Audience audience = six_people();
    Agenda waits(scenario, audience);
    Agenda scheduled(scenario, audience);
    Published nothing;
    EXPECT_TRUE(run_through(waits, nothing).empty());
    scheduled.schedule("leak", 100, 0);
    Published published;
    const auto all = run_through(scheduled, published);
    ASSERT_GE(all.size(), 2U);
    EXPECT_EQ(all[1].news.id, "silence");
    EXPECT_EQ(all[1].step, 100U + 12 * 12);
}

TEST(Agenda, WhatNeverHappenedIsKnown) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("happens", 1.0), leak("waits forever", 1.0, 0.6, 0.5)};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    run_through(agenda, published);
    const auto never = agenda.never_happened();
    ASSERT_EQ(never.size(), 1U);
    EXPECT_EQ(never[0].id, "waits forever");
    EXPECT_EQ(never[0].planned_step, 12U);
}

TEST(Agenda, SilenceIsNewsFourTimesAtMost) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("rumour", 1.0, 0.2), leak("onset", 10.0)};
    scenario.onset = "onset";
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    const auto all = run_through(agenda, published);
    ASSERT_EQ(ids(all),
              (std::vector<std::string>{"rumour", "onset", "silence", "silence", "silence", "silence"}));
    for (std::uint32_t k = 1; k <= 4; ++k) {
        EXPECT_EQ(all[k + 1].step, (10 + 12 * k) * 12);
        EXPECT_EQ(all[k + 1].news.actor, largest_media);
        EXPECT_EQ(all[k + 1].news.salience, 0.5);
    }
    EXPECT_EQ(std::get<double>(published.effect(2)), 0.12);
}

TEST(Agenda, AResponseEndsTheSilence) {
    for (const double response : {9.0, 33.0, 34.0}) {
        Scenario scenario = empty_agenda();
        scenario.events = {leak("onset", 10.0), apology(response)};
        if (response < 10.0) std::swap(scenario.events[0], scenario.events[1]);
        const Audience audience = six_people();
        Agenda agenda(scenario, audience);
        Published published;
        const std::size_t stories = response < 10.0 ? 0 : 1;
        EXPECT_EQ(run_through(agenda, published).size(), 2 + stories) << "response at " << response << " h";
    }
}

TEST(Agenda, WithoutMediaNobodyTellsOfTheSilence) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("onset", 10.0)};
    Audience audience = six_people();
    audience.types[2] = audience.types[3] = AccountType::public_;
    audience.group_sizes = {};
    Agenda agenda(scenario, audience);
    Published published;
    EXPECT_EQ(ids(run_through(agenda, published)), std::vector<std::string>{"onset"});
}

// Delays and silence count from when the onset happens, not from when it was planned.
TEST(Agenda, AGuardMovesTheOnset) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("onset", 1.0, 0.6, 0.5), apology(56.0)};
    scenario.onset = "onset";
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    const auto all = run_through(agenda, published, 0.001);
    ASSERT_EQ(ids(all), (std::vector<std::string>{"onset", "silence", "apology"}));
    EXPECT_EQ(all[1].step, 500U + 144U);
    const auto& judged = std::get<JudgedResponse>(published.effect(2));
    const double delay = 56.0 - 500.0 / 12.0;
    EXPECT_NEAR(judged.worth.completeness, 0.8 * response_timing(delay, scenario.forgiveness), 1e-12);
}

TEST(Agenda, PenaltiesGoStaleButDoNotRipen) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("onset", 10.0), event_of_kind("penalty", "penalty", 34.0, {.name = "author"},
                                                          {{"completeness", 0.5},
                                                           {"deflection", 0.1},
                                                           {"penalty.junior", 1.0},
                                                           {"penalty.executive", 0.4},
                                                           {"plan", 0.7}})};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    run_through(agenda, published);
    const auto& judged = std::get<JudgedResponse>(published.effect(2));
    EXPECT_NEAR(judged.worth.penalty[0], std::exp(-24.0 / 96.0), 1e-12);
    EXPECT_NEAR(judged.worth.completeness, 0.5 * (1 - 0.45 * std::exp(-8.0)) * std::exp(-0.25), 1e-12);
    EXPECT_EQ(judged.worth.plan, 0.7);
    EXPECT_NEAR(judged.scapegoating, (1.0 - 0.4) + 0.1, 1e-12);
}

TEST(Agenda, BuybacksGoToTheMarketAndTellNobody) {
    Scenario scenario = founding_case();
    for (EventValues& event : scenario.events) event.by = ActorReference{.name = "author"};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    Published published;
    for (const auto& [step, news] : run_through(agenda, published, 1.0)) EXPECT_NE(news.id, "buyback");
    const auto buying = agenda.buying();
    ASSERT_EQ(buying.size(), 1U);
    EXPECT_EQ(buying[0].amount, 149e6);
    EXPECT_EQ(buying[0].from, 38.5);
    EXPECT_EQ(buying[0].to, 40.0);
    EXPECT_NEAR(buying[0].trading_hours, 1.5, 1e-9) << "Monday, 14:30 to 16:00";
}

TEST(Agenda, AScriptedDepartureIsTheAlly) {
    Scenario scenario = empty_agenda();
    scenario.events = {leak("onset", 1.0), event_of_kind("defection", "defection", 2.0, {.name = "ally"},
                                                         {{"severity", 0.4}, {"salience", 0.7}})};
    const Audience audience = six_people();
    Agenda agenda(scenario, audience);
    EXPECT_EQ(agenda.scripted_departures(), std::vector<std::uint32_t>{1});
    Published published;
    EXPECT_TRUE(run_through(agenda, published)[1].news.actor_leaves);
}

}  // namespace
}  // namespace backlash
