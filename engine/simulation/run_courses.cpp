#include "simulation/run_courses.hpp"

#include <algorithm>
#include <utility>

#include "simulation/course.hpp"

namespace backlash {
namespace {

struct Variant {
    const Scenario* scenario = nullptr;
    std::vector<CourseEvent> events;
    ReplicateRecord* record = nullptr;
};

class CourseTree {
  public:
    CourseTree(std::uint32_t replicate, const RunOptions& options)
        : replicate_(replicate), options_(options) {}

    // Runs the simulation of the first variant and, from copies of it, the others; `copies` may be in memory
    // besides it.
    void run(Simulation& simulation, std::span<Variant> variants, std::size_t copies) const {
        const Variant& first = variants.front();
        auto others = variants.subspan(1);
        const auto parting = [&](const Variant& other) {
            return std::min(parting_step(first.events, other.events), simulation.steps());
        };
        std::ranges::stable_sort(others, {}, parting);
        while (!others.empty()) {
            const std::uint32_t step = parting(others.front());
            const auto last = std::ranges::find_if(others, [&](const auto& v) { return parting(v) > step; });
            const auto together =
                others.first(copies > 1 ? static_cast<std::size_t>(last - others.begin()) : 1);
            advance_to(simulation, step, options_);
            Simulation branch(simulation, *together.front().scenario);
            count_steps(step);
            run(branch, together, copies - 1);
            others = others.subspan(together.size());
        }
        *first.record = run_to_end(simulation, *first.scenario, replicate_, options_);
    }

  private:
    // Steps that a branch need not run.
    void count_steps(std::uint32_t steps) const {
        for (std::uint32_t k = 0; options_.after_step && k < steps; ++k) options_.after_step();
    }

    std::uint32_t replicate_;
    const RunOptions& options_;
};

}  // namespace

std::vector<ReplicateRecord> run_courses(std::span<const Scenario* const> scenarios, std::uint32_t replicate,
                                         Audience audience, SimulationSavings savings, std::size_t copies,
                                         Executor& executor, const RunOptions& options) {
    std::vector<ReplicateRecord> records(scenarios.size());
    std::vector<Variant> variants;
    Courses courses;
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        variants.push_back({scenarios[k], courses.of(*scenarios[k]), &records[k]});
    const Scenario& first = *scenarios.front();
    Simulation simulation(first, std::move(audience), {first.seed, replicate}, executor, std::move(savings));
    CourseTree(replicate, options).run(simulation, variants, copies);
    return records;
}

}  // namespace backlash
