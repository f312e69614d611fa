// What one replicate leaves behind: plain values, no files.
//
// Three kinds of table: series (one value a step, or one a step and group), sweeps (the whole population at
// the recording cadence) and the events as they happened. Indicators are computed from them afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "network/force_layout.hpp"
#include "network/statistics.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

inline constexpr int decile_count = 9;     // 10 %, 20 %, …, 90 %
inline constexpr int histogram_bins = 20;  // of [0, 1], equally wide

// What a series, an indicator or a measure is, for readers of a result.
struct QuantityDescriptor {
    std::string name;     // snake_case, unique
    std::string unit;     // "1" when it has none
    std::string meaning;  // one sentence
};

enum class Axis { none, group, day, event, horizon };

// One observable over time. values[step * width + k]; width 1, or group_count when the axis is group.
struct Series {
    QuantityDescriptor what;
    Axis axis = Axis::none;
    std::vector<double> values;
};

// Distribution of one state variable in [0, 1] by group at the sweep times.
// Shapes: mean[sweep][group], deciles[sweep][group][decile_count], histogram[sweep][group][histogram_bins].
// Groups without accounts have NaN means and deciles and empty histograms. Of a run that records means only
// there are neither deciles nor histograms.
struct SweepTable {
    QuantityDescriptor what;
    std::vector<double> mean;
    std::vector<double> deciles;
    std::vector<std::uint32_t> histogram;  // accounts
};

// Distribution of a state variable that is not split by group: the state of a published model.
// Shapes: mean[sweep], deviation[sweep], histogram[sweep][histogram_bins]; bins are equal parts of
// [minimum, maximum], values outside count in the outermost ones.
struct StateTable {
    QuantityDescriptor what;
    double minimum = 0.0;
    double maximum = 1.0;
    std::vector<double> mean;
    std::vector<double> deviation;         // standard deviation over accounts
    std::vector<std::uint32_t> histogram;  // accounts
};

// An event as it happened: scheduled ones, the automatic "no response" stories, defections and first media
// reports.
struct EventRecord {
    std::string id;
    std::string kind;             // registered kind, or "silence", "kol_departure", "media_report"
    double planned_time = 0.0;    // h since start; NaN when what it waits for never came true
    double time = 0.0;            // h since start; NaN when it did not happen
    std::uint32_t account = 0;    // who; UINT32_MAX when nobody
    std::uint64_t followers = 0;  // reached at once
    std::array<double, group_count> outrage{};  // mean outrage by group just before
    std::array<double, group_count> trust{};
};

struct Indicator {
    QuantityDescriptor what;
    Axis axis = Axis::none;
    std::vector<double> values;  // 1, or one a group, day, event of the scenario, or horizon
};

// Outcome of one observed target of the scenario in one replicate.
struct TargetOutcome {
    std::string id;
    double value = 0.0;  // in the measure's unit; NaN when it does not exist in this run
    bool met = false;
};

// The follower graph of a replicate in numbers.
struct NetworkRecord {
    NetworkStatistics statistics;
    std::uint64_t loops_dropped = 0;  // while generating or reading
    std::uint64_t duplicates_dropped = 0;
    double in_degree_exponent = 0.0;  // of the tail from 30 followers; 0 when there is none
    double fan_homophily = 0.0;       // share of the ties of fan-like accounts that stay among them
};

// Some accounts one by one, with the ties among them and a place for each in a picture.
struct NetworkSample {
    std::vector<std::uint32_t> accounts;   // ids, ascending
    std::vector<AccountType> types;        // [account]
    std::vector<std::uint32_t> followers;  // [account], in the whole network
    std::vector<Point> positions;          // [account], in the unit circle
    std::vector<SampledTie> ties;          // positions in `accounts`; by followee, then follower
    std::vector<std::string> actor_names;  // those of the scenario
    std::vector<std::uint32_t> actor_ids;
    std::vector<std::uint8_t> outrage;  // [sweep][account], 255 o rounded
    std::vector<double> heard;          // [account], h: first sweep at which it knew of the onset; NaN: never
};

enum class NewsSource : std::uint8_t { origin, feed, board };
inline constexpr std::uint32_t no_informant = UINT32_MAX;

// The first accounts that learned of the onset, in order of time, then of id; one row each.
struct Cascade {
    std::string event;
    std::vector<std::uint32_t> accounts;  // ids
    std::vector<AccountType> types;
    std::vector<std::uint32_t> followers;
    std::vector<double> times;  // h since start
    std::vector<NewsSource> sources;
    std::vector<std::uint32_t> informants;  // earlier rows; no_informant unless from a feed
    std::vector<std::uint32_t> depths;      // posts on the way from the author or from the board
};

// Hours after the onset of Axis::horizon.
inline constexpr std::array<double, 3> horizons = {24.0, 48.0, 72.0};

struct ReplicateRecord {
    std::uint32_t replicate = 0;
    NetworkRecord network;
    std::array<std::uint32_t, group_count> accounts{};  // by group
    std::vector<Series> series;
    std::vector<double> sweep_times;  // h since start: 0, cadence, 2 cadence, …, duration
    std::vector<SweepTable> sweeps;   // outrage, trust
    // Outrage among fans at the first sweep that is so long after the onset; zeros when there is none.
    std::array<std::array<std::uint32_t, histogram_bins>, horizons.size()> fans_outrage{};
    std::vector<StateTable> states;   // of models other than the crisis
    std::vector<EventRecord> events;  // in order of time
    std::vector<Indicator> indicators;
    std::vector<TargetOutcome> targets;   // in the order of the scenario
    std::optional<NetworkSample> sample;  // of replicate 0, if the scenario asks for it
    std::optional<Cascade> cascade;       // likewise, and if there was an onset
    std::uint64_t logins = 0;             // handled
    std::uint64_t deliveries = 0;         // posts times followers
    double build_seconds = 0.0;  // wall time; provenance only, never part of the comparison of results
    double run_seconds = 0.0;
};

}  // namespace backlash
