// The kinds of event a scenario may schedule. One file each in events/, ending in one registration line.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "population/account.hpp"
#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Something that angers whoever learns of it: a leak, a defection, a provocation, silence.
struct Revelation {
    double severity = 0.0;  // [S] 0..1
};

// Something the brand says or does about it.
struct Response {
    double completeness = 0.0;                  // [A] 0..1
    double deflection = 0.0;                    // [d] 0..1
    std::array<double, level_count> penalty{};  // [y] 0..1 by level
    double plan = 0.0;                          // [P] 0..1
};

// The company buys its own shares, evenly in time. No account learns of it.
struct BuyOrder {
    double until = 0.0;   // h since start
    double amount = 0.0;  // currency
};

struct Effect {
    std::variant<Revelation, Response, BuyOrder> what;
    double salience = 0.0;      // [sal] 0..1 news value
    double guard = 0.0;         // happens at or after its time once its actor's outrage reaches this, 0..1
    bool actor_leaves = false;  // an ally walks out: it does not leave a second time
};

struct EventKind {
    KindDescriptor descriptor;
    Effect (*compile)(const EventValues&);
};

// All registered kinds, ordered by name.
std::span<const EventKind> event_kinds();

// The kind of that name; the scenario reader has checked that it exists.
const EventKind& event_kind(std::string_view name);

// Registers a kind: `const EventKindRegistration registration(kind);` at namespace scope.
struct EventKindRegistration {
    explicit EventKindRegistration(EventKind kind);
};

// Attributes that several kinds share, described once.
AttributeDescriptor severity_attribute();
AttributeDescriptor salience_attribute();
AttributeDescriptor guard_attribute();
std::vector<AttributeDescriptor> response_attributes();

// The response a scenario describes with those attributes.
Effect compile_response(const EventValues& event);

}  // namespace backlash
