// The dimensions of a merged sweep with their coordinates, and the parameters along `case`. Every group that
// uses one holds a copy, because xarray opens one group at a time.
#pragma once

#include <string>
#include <vector>

#include "output/netcdf_group.hpp"
#include "output/result_dimensions.hpp"
#include "study/merging/sweep_numbers.hpp"

namespace backlash {

namespace dimension {
inline const std::string case_ = "case", parameter = "parameter", objective = "objective";
}

class SweepDimensions {
  public:
    // All must outlive it. `base` is the scenario that is varied: its start and zone hold for all cases.
    SweepDimensions(const SweepNumbers& numbers, const Scenario& base) : numbers_(numbers), base_(base) {}

    // Adds dimensions: case, replicate, statistic, time, hour, group, day, event, horizon, parameter,
    // objective.
    void add(NetcdfGroup& group, const std::vector<std::string>& names) const;

    // Adds the dimensions of the model's key figures, and of what it records over time.
    void add_figure_dimensions(NetcdfGroup& group) const;
    void add_series_dimensions(NetcdfGroup& group) const;

    // Adds `case` with the parameters as its coordinates and the attribute that makes readers take them for
    // such.
    void add_cases(NetcdfGroup& group) const;

    // Dimensions of a variable of SweepNumbers::shape() behind those of the runs.
    static std::vector<std::string> along(const RunVariable& variable);

  private:
    void add_one(NetcdfGroup& group, const std::string& name) const;
    void add_moments(NetcdfGroup& group, const std::string& name, const std::string& meaning,
                     double interval) const;
    void add_steps(NetcdfGroup& group) const;
    std::size_t moments(VariableKind kind) const;
    void write_parameter(NetcdfGroup& group, std::size_t parameter) const;

    const SweepNumbers& numbers_;
    const Scenario& base_;
};

}  // namespace backlash
