#include "study/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace backlash {
namespace {

constexpr double level = 0.05;
constexpr double missing = PairedDifference::missing;

// The values of one quantity in every replicate, one span each.
using Replicates = std::vector<std::span<const double>>;

class Comparer {
  public:
    Comparer(std::span<const ReplicateRecord> base, std::span<const ReplicateRecord> variant)
        : base_(base), variant_(variant), statistics_(base.size()) {}

    // `values` gives the numbers of a record.
    template <class Values>
    ComparedQuantity compare(QuantityDescriptor what, Grid grid, Axis axis, const Values& values) const {
        ComparedQuantity result{std::move(what), grid, axis, {}};
        const Replicates base = collect(base_, values);
        const Replicates variant = collect(variant_, values);
        const std::size_t elements = base.front().size();
        for (const auto& numbers : variant) {
            if (numbers.size() != elements)
                throw RunError(ExitCode::runtime_error,
                               fmt::format("'{}' has another shape in the variant", result.what.name));
        }
        result.elements.reserve(elements);
        std::vector<double> a(base.size());
        std::vector<double> b(variant.size());
        for (std::size_t element = 0; element < elements; ++element) {
            std::ranges::transform(base, a.begin(), [&](auto numbers) { return numbers[element]; });
            std::ranges::transform(variant, b.begin(), [&](auto numbers) { return numbers[element]; });
            result.elements.push_back(statistics_.compare(a, b));
        }
        return result;
    }

  private:
    template <class Values>
    static Replicates collect(std::span<const ReplicateRecord> records, const Values& values) {
        Replicates replicates;
        for (const ReplicateRecord& record : records) replicates.emplace_back(values(record));
        return replicates;
    }

    std::span<const ReplicateRecord> base_;
    std::span<const ReplicateRecord> variant_;
    PairedComparison statistics_;
};

// Null when the record has no series of that name.
const Series* series_named(const ReplicateRecord& record, std::string_view name) {
    const auto found =
        std::ranges::find_if(record.series, [&](const Series& s) { return s.what.name == name; });
    return found == record.series.end() ? nullptr : &*found;
}

// Sums over full hours; a last part of an hour is left out.
std::vector<double> by_full_hour(std::span<const double> by_step, std::size_t steps_an_hour) {
    std::vector<double> hours(by_step.size() / steps_an_hour, 0.0);
    for (std::size_t s = 0; s < hours.size() * steps_an_hour; ++s) hours[s / steps_an_hour] += by_step[s];
    return hours;
}

// The records with hourly posts as their only series; none where the model knows no posts.
std::vector<ReplicateRecord> hourly_records(std::span<const ReplicateRecord> records, double step) {
    const auto steps_an_hour = static_cast<std::size_t>(std::llround(1.0 / step));
    std::vector<ReplicateRecord> hourly;
    for (const ReplicateRecord& record : records) {
        ReplicateRecord& out = hourly.emplace_back();
        const Series* negative_posts = series_named(record, "posts_negative");
        const Series* neutral_posts = series_named(record, "posts_neutral");
        if (negative_posts == nullptr || neutral_posts == nullptr) continue;
        const auto negative = by_full_hour(negative_posts->values, steps_an_hour);
        const auto neutral = by_full_hour(neutral_posts->values, steps_an_hour);
        std::vector<double> all(negative.size());
        std::ranges::transform(negative, neutral, all.begin(), std::plus<>());
        out.series = {{{"posts", "posts/h", "All posts of the hour"}, Axis::none, all},
                      {{"posts_negative", "posts/h", "Outraged posts of the hour"}, Axis::none, negative},
                      {{"posts_neutral", "posts/h", "Other posts of the hour"}, Axis::none, neutral}};
    }
    return hourly;
}

std::vector<ComparedQuantity> compare_series(std::span<const ReplicateRecord> base,
                                             std::span<const ReplicateRecord> variant, Grid grid) {
    const Comparer comparer(base, variant);
    std::vector<ComparedQuantity> compared;
    for (std::size_t k = 0; k < base.front().series.size(); ++k) {
        const Series& series = base.front().series[k];
        compared.push_back(
            comparer.compare(series.what, grid, series.axis, [k](const ReplicateRecord& record) {
                return std::span<const double>(record.series.at(k).values);
            }));
    }
    return compared;
}

template <class Table>
bool same_names(const std::vector<Table>& a, const std::vector<Table>& b) {
    return std::ranges::equal(a, b,
                              [](const Table& x, const Table& y) { return x.what.name == y.what.name; });
}

void require_same_tables(const ReplicateRecord& base, const ReplicateRecord& variant) {
    if (!same_names(base.series, variant.series) || !same_names(base.sweeps, variant.sweeps) ||
        !same_names(base.indicators, variant.indicators)) {
        throw RunError(ExitCode::runtime_error, "the scenarios are of models with different quantities");
    }
}

}  // namespace

std::vector<ReplicateRecord> aligned(const Scenario& base, const Scenario& variant,
                                     std::vector<ReplicateRecord> records) {
    std::vector<std::size_t> place;  // of each of the base's events among the variant's
    for (const EventValues& event : base.events) {
        const auto found = std::ranges::find(variant.events, event.id, &EventValues::id);
        place.push_back(static_cast<std::size_t>(found - variant.events.begin()));
    }
    for (ReplicateRecord& record : records) {
        for (Indicator& indicator : record.indicators) {
            if (indicator.axis != Axis::event) continue;
            std::vector<double> values;
            for (const std::size_t k : place) {
                values.push_back(k < variant.events.size() ? indicator.values[k] : missing);
            }
            indicator.values = std::move(values);
        }
    }
    return records;
}

VariantComparison compare(const Scenario& variant, std::span<const ReplicateRecord> base_records,
                          std::span<const ReplicateRecord> variant_records) {
    require_same_tables(base_records.front(), variant_records.front());
    const Comparer comparer(base_records, variant_records);
    const ReplicateRecord& first = base_records.front();
    VariantComparison result{
        .name = variant.name,
        .indicators = {},
        .series = compare_series(base_records, variant_records, Grid::step),
        .sweeps = {},
        .hourly = compare_series(hourly_records(base_records, variant.step),
                                 hourly_records(variant_records, variant.step), Grid::full_hour)};
    for (std::size_t k = 0; k < first.indicators.size(); ++k) {
        result.indicators.push_back(
            comparer.compare(first.indicators[k].what, Grid::axis, first.indicators[k].axis,
                             [k](const ReplicateRecord& record) {
                                 return std::span<const double>(record.indicators.at(k).values);
                             }));
    }
    for (std::size_t k = 0; k < first.sweeps.size(); ++k) {
        QuantityDescriptor what = first.sweeps[k].what;
        what.name += "_mean";
        what.meaning = "Mean in the group: " + what.meaning;
        result.sweeps.push_back(
            comparer.compare(what, Grid::sweep, Axis::group, [k](const ReplicateRecord& record) {
                return std::span<const double>(record.sweeps.at(k).mean);
            }));
    }
    return result;
}

Tally tally(std::span<const ComparedQuantity> indicators) {
    Tally count;
    std::vector<double> probabilities;
    for (const ComparedQuantity& quantity : indicators) {
        for (const PairedDifference& element : quantity.elements) {
            if (element.pairs == 0) {
                ++count.absent;
                continue;
            }
            ++count.compared;
            if (element.identical()) ++count.identical;
            if (element.tested()) ++count.tested;
            if (element.distinguishable()) ++count.different;
            probabilities.push_back(chance_probability(element));
        }
    }
    const auto rejected = holm(probabilities, level);
    count.corrected = static_cast<std::size_t>(std::ranges::count(rejected, true));
    count.expected_false = level * static_cast<double>(count.tested);
    return count;
}

}  // namespace backlash
