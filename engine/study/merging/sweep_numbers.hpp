// All numbers of a sweep, by case and replicate, whichever worker computed them and wherever they lie.
//
// Runs of different cases may have different tables (an event is absent, or comes earlier than another). The
// tables here are their union: an event has one place in all of them, and what a run does not have is NaN.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "study/running/plan.hpp"
#include "study/running/work_folder.hpp"

namespace backlash {

enum class RunStatus : std::int8_t { missing = 0, done = 1, failed = 2 };

class SweepNumbers {
  public:
    // Both must outlive it. Checks every number; throws RunError(runtime_error) when two workers disagree
    // about a run, RunError(disk_error) when numbers are not what the journal vouches for.
    SweepNumbers(const SweepPlan& plan, const WorkFolder& work);

    const SweepPlan& plan() const { return plan_; }
    const WorkFolder& work() const { return work_; }

    // Of a case of the plan, the base included.
    RunStatus status(std::size_t case_number, std::uint32_t replicate) const;
    // What was said of a failed run.
    const std::string& message(std::size_t case_number, std::uint32_t replicate) const;

    // The union of the tables of all done runs.
    const RunShape& shape() const { return shape_; }

    // The values of a variable of shape() in one run, NaN where it has none.
    void read(std::size_t variable, std::size_t case_number, std::uint32_t replicate,
              std::span<double> values);

    // The values of an objective: [case][replicate], the base last.
    std::vector<std::vector<double>> objective(const Objective& objective, const Scenario& base);

  private:
    // Where a variable of a run's shape stands in its values; size 0 when it has none.
    struct Place {
        std::size_t first = 0;
        std::size_t size = 0;
    };

    const DoneRun* find(std::size_t case_number, std::uint32_t replicate) const;
    void require_agreement() const;
    void gather_shapes();
    void place_variables();

    const SweepPlan& plan_;
    const WorkFolder& work_;
    ValuesReader reader_;
    RunShape shape_;
    std::vector<std::vector<Place>> places_;        // [shape][variable of shape_]
    std::vector<std::vector<std::size_t>> events_;  // [shape][event]: its place in shape_.events
};

}  // namespace backlash
