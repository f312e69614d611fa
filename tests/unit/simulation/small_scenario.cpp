#include "simulation/small_scenario.hpp"

#include <algorithm>

#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

ActorReference actor(const std::string& name) {
    return {.name = name};
}

ActorReference ranked(AccountType type, std::uint32_t rank) {
    return {.name = {}, .type = type, .rank = rank};
}

}  // namespace

Scenario quiet_scenario() {
    Scenario scenario;
    scenario.name = "quiet";
    scenario.start_unix = sunday_in_hong_kong;
    scenario.zone_offset_minutes = 480;
    scenario.duration = 72.0;
    scenario.replicates = 2;
    scenario.network.accounts = 3000;
    scenario.recording.network_sample = 0;
    scenario.actors = {{.id = "corporate", .type = AccountType::brand, .followers = {.80, .50, .05}},
                       {.id = "spokesperson", .type = AccountType::brand, .followers = {.40, .12, .004}},
                       {.id = "ally", .type = AccountType::kol_ally, .followers = {.45, .20, .010}},
                       {.id = "hostile", .type = AccountType::kol_hostile, .followers = {.06, .03, .012}}};
    return scenario;
}

Scenario founding_case() {
    Scenario scenario = quiet_scenario();
    scenario.name = "founding";
    scenario.onset = "screenshot";
    scenario.events = {
        event_of_kind("revelation", "rumour", 20.0, ranked(AccountType::kol_neutral, 1),
                      {{"severity", .20}, {"salience", .30}}),
        event_of_kind("revelation", "screenshot", 36.5, ranked(AccountType::core, 5),
                      {{"severity", .50}, {"salience", .75}}),
        event_of_kind("defection", "defection", 38.0, actor("ally"),
                      {{"severity", .40}, {"salience", .70}, {"guard", .15}}),
        event_of_kind("buyback", "buyback", 38.5, {}, {{"until", 40.0}, {"amount", 149e6}}),
        event_of_kind("provocation", "mockery", 43.0, actor("hostile"),
                      {{"severity", .25}, {"salience", .50}}),
        event_of_kind("apology", "apology", 45.0 + 7.0 / 12.0, actor("spokesperson"),
                      {{"completeness", .55}, {"deflection", .40}}),
        event_of_kind("penalty", "penalty", 69.5, actor("corporate"),
                      {{"completeness", .60},
                       {"penalty.junior", 1},
                       {"penalty.manager", .5},
                       {"penalty.executive", .5}}),
    };
    return scenario;
}

EventValues event_of_kind(const std::string& kind, const std::string& id, double time, ActorReference by,
                          std::map<std::string, double> given) {
    EventValues event{.id = id, .kind = kind, .time = time, .by = {}, .attributes = std::move(given)};
    const KindDescriptor& descriptor = event_kind(kind).descriptor;
    if (descriptor.has_actor) event.by = std::move(by);
    for (const AttributeDescriptor& attribute : descriptor.attributes) {
        if (attribute.default_value) event.attributes.try_emplace(attribute.name, *attribute.default_value);
    }
    return event;
}

EventValues& event_named(Scenario& scenario, const std::string& id) {
    return *std::ranges::find(scenario.events, id, &EventValues::id);
}

void remove_event(Scenario& scenario, const std::string& id) {
    std::erase_if(scenario.events, [&](const EventValues& event) { return event.id == id; });
}

}  // namespace backlash
