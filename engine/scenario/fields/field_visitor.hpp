// Goes over the fields of a scenario in the order of the file.
//
// Each section declares its fields once, in a file of this folder, by showing them to a visitor; the reader,
// the printer of resolved scenarios, `backlash describe` and the JSON schema are visitors.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenario/fields/field.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

class FieldVisitor {
  public:
    virtual ~FieldVisitor() = default;

    // A number, duration, time, day, clock time or amount of money, as `field.quantity` says.
    virtual void number(const Field& field, double& value) = 0;
    virtual void integer(const Field& field, std::uint64_t& value) = 0;
    virtual void integer(const Field& field, std::uint32_t& value) = 0;
    virtual void flag(const Field& field, bool& value) = 0;

    // A text, the id of an event or a group, as `field.quantity` says.
    virtual void text(const Field& field, std::string& value) = 0;

    // One of `field.options`.
    virtual void choice(const Field& field, std::string& value) = 0;
    virtual void account_type(const Field& field, AccountType& value) = 0;

    // As many numbers as `field.options` has names: a map with these names, or a list in their order.
    virtual void parts(const Field& field, std::span<double> values) = 0;

    virtual void numbers(const Field& field, std::vector<double>& values) = 0;
    virtual void dates(const Field& field, std::vector<std::string>& values) = 0;

    // A calendar time with its zone.
    virtual void start(const Field& field, std::int64_t& unix_seconds, int& zone_offset_minutes) = 0;

    // Named lists of [time, log-return]; an empty one is flat.
    virtual void paths(const Field& field, std::map<std::string, std::vector<FactorPoint>>& values) = 0;

    // When an event happens, in hours since the start, or since `after` when that event's time is not known.
    virtual void event_time(const Field& field, double& time, std::string& after) = 0;

    virtual void trigger(const Field& field, std::optional<Trigger>& value) = 0;

    virtual void actor(const Field& field, std::optional<ActorReference>& value) = 0;

    // A number, a duration, a time of day or a time; absent is nothing.
    virtual void bound(const Field& field, std::optional<double>& value) = 0;

    // Two of them: [least, most].
    virtual void bounds(const Field& field, std::optional<double>& least, std::optional<double>& most) = 0;

    // A map of its own.
    virtual void section(const Section& section, const std::function<void(FieldVisitor&)>& fields) = 0;
};

}  // namespace backlash
