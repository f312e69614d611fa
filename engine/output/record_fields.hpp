// The fields of a record and of all that it holds, one list each, for whatever goes through all of them.
//
// A structured binding names every field or does not compile: a new field cannot be forgotten here.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "simulation/record.hpp"

namespace backlash {

template <class Value, class Record>
concept MaybeConst = std::same_as<std::remove_const_t<Value>, Record>;

template <MaybeConst<QuantityDescriptor> Value>
auto fields_of(Value& value) {
    auto& [name, unit, meaning] = value;
    return std::tie(name, unit, meaning);
}

template <MaybeConst<Series> Value>
auto fields_of(Value& value) {
    auto& [what, axis, values] = value;
    return std::tie(what, axis, values);
}

template <MaybeConst<SweepTable> Value>
auto fields_of(Value& value) {
    auto& [what, mean, deciles, histogram] = value;
    return std::tie(what, mean, deciles, histogram);
}

template <MaybeConst<StateTable> Value>
auto fields_of(Value& value) {
    auto& [what, minimum, maximum, mean, deviation, histogram] = value;
    return std::tie(what, minimum, maximum, mean, deviation, histogram);
}

template <MaybeConst<EventRecord> Value>
auto fields_of(Value& value) {
    auto& [id, kind, planned_time, time, account, followers, outrage, trust] = value;
    return std::tie(id, kind, planned_time, time, account, followers, outrage, trust);
}

template <MaybeConst<Indicator> Value>
auto fields_of(Value& value) {
    auto& [what, axis, values] = value;
    return std::tie(what, axis, values);
}

template <MaybeConst<TargetOutcome> Value>
auto fields_of(Value& value) {
    auto& [id, number, met] = value;
    return std::tie(id, number, met);
}

template <MaybeConst<NetworkStatistics> Value>
auto fields_of(Value& value) {
    auto& [accounts, edges, returned_edges, reciprocity, mean_degree, max_in_degree, max_out_degree] = value;
    return std::tie(accounts, edges, returned_edges, reciprocity, mean_degree, max_in_degree, max_out_degree);
}

template <MaybeConst<NetworkRecord> Value>
auto fields_of(Value& value) {
    auto& [statistics, loops_dropped, duplicates_dropped, in_degree_exponent, fan_homophily] = value;
    return std::tie(statistics, loops_dropped, duplicates_dropped, in_degree_exponent, fan_homophily);
}

template <MaybeConst<Point> Value>
auto fields_of(Value& value) {
    auto& [x, y] = value;
    return std::tie(x, y);
}

template <MaybeConst<SampledTie> Value>
auto fields_of(Value& value) {
    auto& [follower, followee] = value;
    return std::tie(follower, followee);
}

template <MaybeConst<NetworkSample> Value>
auto fields_of(Value& value) {
    auto& [accounts, types, followers, positions, ties, actor_names, actor_ids, outrage, heard] = value;
    return std::tie(accounts, types, followers, positions, ties, actor_names, actor_ids, outrage, heard);
}

template <MaybeConst<Cascade> Value>
auto fields_of(Value& value) {
    auto& [event, accounts, types, followers, times, sources, informants, depths] = value;
    return std::tie(event, accounts, types, followers, times, sources, informants, depths);
}

template <MaybeConst<ReplicateRecord> Value>
auto fields_of(Value& value) {
    auto& [replicate, network, accounts, series, sweep_times, sweeps, fans_outrage, states, events,
           indicators, targets, sample, cascade, logins, deliveries, build_seconds, run_seconds] = value;
    return std::tie(replicate, network, accounts, series, sweep_times, sweeps, fans_outrage, states, events,
                    indicators, targets, sample, cascade, logins, deliveries, build_seconds, run_seconds);
}

// The last valid value of each enumeration that a record has.
static_assert(static_cast<int>(AccountType::brand) + 1 == account_type_count);
constexpr Axis last_value(Axis) {
    return Axis::horizon;
}
constexpr AccountType last_value(AccountType) {
    return AccountType::brand;
}
constexpr NewsSource last_value(NewsSource) {
    return NewsSource::board;
}

}  // namespace backlash
