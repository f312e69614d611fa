// The dimensions of a result and their coordinates. Every group that uses one holds a copy, because xarray
// opens one group at a time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/netcdf_group.hpp"
#include "output/result_shape.hpp"

namespace backlash {

namespace dimension {
inline const std::string replicate = "replicate", time = "time", group = "group", hour = "hour",
                         decile = "decile", bin = "bin", statistic = "statistic", day = "day",
                         event = "event", horizon = "horizon", target = "target", record = "record",
                         account = "account", tie = "tie", actor = "actor", sample = "sample";
}  // namespace dimension

// Labels of the dimension `statistic`: the mean, summary_probabilities as "q05" and so on, and the number of
// replicates that have a value.
std::vector<std::string> statistic_labels();

class ResultDimensions {
  public:
    explicit ResultDimensions(const RunResult& result);

    const ResultShape& shape() const { return shape_; }

    // Adds dimensions of the names above, up to horizon, to a group.
    void add(NetcdfGroup& group, const std::vector<std::string>& names) const;

    // Adds a dimension of moments, given in hours since the start of the scenario.
    void add_times(NetcdfGroup& group, const VariableDescription& what, std::vector<double> hours) const;

    // Writes a variable of moments, given in hours since the start of the scenario.
    void write_times(NetcdfGroup& group, const VariableDescription& what, const std::string& along,
                     std::span<const double> hours) const;

  private:
    void add_one(NetcdfGroup& group, const std::string& name) const;
    void mark_times(NetcdfGroup& group, const std::string& variable) const;

    const RunResult* result_;
    ResultShape shape_;
};

// The dimension along which an axis has its values; nothing for Axis::none.
std::optional<std::string> dimension_of(Axis axis);

}  // namespace backlash
