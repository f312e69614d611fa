// Variants of a scenario against a base, replicate by replicate: differences of every indicator, and bands of
// differences over time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"
#include "study/paired_difference.hpp"

namespace backlash {

// What the elements of a compared quantity stand for, the slowest first: times, then perhaps groups; or the
// values of an indicator's axis.
enum class Grid { axis, step, sweep, full_hour };

struct ComparedQuantity {
    QuantityDescriptor what;
    Grid grid = Grid::axis;
    Axis axis = Axis::none;
    std::vector<PairedDifference> elements;  // [time][axis]
};

struct VariantComparison {
    std::string name;                          // of the variant's scenario
    std::vector<ComparedQuantity> indicators;  // every one
    std::vector<ComparedQuantity> series;      // every observable by step
    std::vector<ComparedQuantity> sweeps;      // means of the state variables, "outrage_mean" and so on
    std::vector<ComparedQuantity> hourly;      // posts of each full hour: negative, neutral, all
};

// Of indicators of an event, those of the base's events, NaN where the variant has no such event; so that
// equal positions mean the same in every scenario.
std::vector<ReplicateRecord> aligned(const Scenario& base, const Scenario& variant,
                                     std::vector<ReplicateRecord> records);

// Preconditions: require_pairs() accepts the scenarios, records are aligned() and equally many. Throws
// RunError(runtime_error) when the records have different tables.
VariantComparison compare(const Scenario& variant, std::span<const ReplicateRecord> base_records,
                          std::span<const ReplicateRecord> variant_records);

// How many of the quantities differ, and how many would by chance.
struct Tally {
    std::size_t compared = 0;     // single numbers: indicators times groups, days and so on
    std::size_t absent = 0;       // no pair of replicates has them; not counted as compared
    std::size_t identical = 0;    // the same in every pair
    std::size_t tested = 0;       // the others, with two pairs or more
    std::size_t different = 0;    // of the tested: the 95 % interval excludes 0
    std::size_t corrected = 0;    // of the tested: also when corrected for their number (Holm 1979, 5 %)
    double expected_false = 0.0;  // of the tested, when nothing differed
};

Tally tally(std::span<const ComparedQuantity> indicators);

}  // namespace backlash
