// Reads a ReplicateRecord by name, hour, day and event: what indicators and measures are made of.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "market/trading_calendar.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

class RecordReader {
  public:
    // Both must outlive the reader.
    RecordReader(const Scenario& scenario, const ReplicateRecord& record);

    const Scenario& scenario() const { return scenario_; }
    const ReplicateRecord& record() const { return record_; }
    const TradingCalendar& calendar() const { return calendar_; }

    // Series of width 1, one value a step. Throws std::invalid_argument when there is none of that name.
    std::span<const double> series(std::string_view name) const;

    std::size_t steps() const { return posts_.size(); }
    double time_of(std::size_t step) const { return static_cast<double>(step) * scenario_.step; }

    // All posts by step, and by full hour since the start.
    std::span<const double> posts() const { return posts_; }
    std::vector<double> hourly(std::span<const double> by_step) const;

    // Sum of a series over steps that start in [from, to), h since start.
    double sum(std::span<const double> by_step, double from, double to) const;

    // Calendar days touched by the scenario, and [from, to) of each in h since start.
    int days() const;
    double day_start(int day) const;

    // Mean of a sweep table ("outrage", "trust") by group at sweep k; linear between sweeps at any time.
    double sweep_mean(std::string_view table, int group, std::size_t sweep) const;
    double mean_at(std::string_view table, int group, double time) const;
    const SweepTable& sweep(std::string_view name) const;

    // When the event of that id happened, h since start; NaN when it did not.
    double event_time(std::string_view id) const;

    // Of one day: steps in trading sessions, and the last traded price before it.
    std::vector<std::size_t> trading_steps(int day) const;
    double close_before(int day, std::span<const double> price, double initial) const;

  private:
    const Scenario& scenario_;
    const ReplicateRecord& record_;
    TradingCalendar calendar_;
    std::vector<double> posts_;
};

}  // namespace backlash
