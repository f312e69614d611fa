// The runs of a study, in the order in which they are best done.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/scenario.hpp"
#include "study/design.hpp"
#include "study/running/run_id.hpp"
#include "study/study.hpp"

namespace backlash {

struct PlannedRun {
    std::uint32_t case_number = 0;
    std::uint32_t replicate = 0;
    std::uint32_t network = 0;  // runs with the same number have the same network; ascending
    RunId id;
    // So many steps from the start it has in common with the run before it: the same state up to the start of
    // that step. 0 for other people or another replicate.
    std::uint32_t common_steps = 0;
};

struct SweepPlan {
    Study study;
    std::shared_ptr<const ScenarioFile> base;
    Design design;
    // Identity of each case of the design; with common random numbers one more, the base scenario, which the
    // others are contrasted with.
    std::vector<RunId> cases;
    std::vector<RunId> audiences;  // by case: cases with the same one share the population
    std::vector<RunId> logins;     // by case: cases with the same one share who logs in when
    // Each run once, also where several cases resolve to the same scenario. Runs that share a network stand
    // together: all cases of replicate 0, then all of replicate 1, …. Within a replicate those that have the
    // same log-ins do, and among these those that have most of their course in common.
    std::vector<PlannedRun> runs;

    std::uint32_t replicates() const { return study.replicates; }
    std::size_t design_cases() const { return design.cases.size(); }
    bool has_base() const { return cases.size() > design.cases.size(); }
    RunId run_of(std::size_t case_number, std::uint32_t replicate) const {
        return run_id(cases[case_number], replicate);
    }
    // Steps that two runs have in common from the start, by their places in `runs`, a < b.
    std::uint32_t common_steps(std::size_t a, std::size_t b) const;
    // Whether another run of the same replicate has the same log-ins.
    bool shares_logins(std::size_t run) const;
    bool shares_any_logins() const;
    // Of all runs in their order.
    RunId id() const;
};

// The scenario of a case of the plan.
Scenario scenario_of(const SweepPlan& plan, std::size_t case_number, const Catalogue& catalogue);

// Reads the scenario of every case. Throws InputError with the mistakes of all of them.
SweepPlan plan_sweep(Study study, const Catalogue& catalogue);

}  // namespace backlash
