#include "study/running/plan.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "simulation/course.hpp"
#include "study/read_case.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

// The number of each distinct identity, in order of appearance.
class Numbering {
  public:
    std::uint32_t of(const RunId& id) {
        return numbers_.emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

  private:
    std::unordered_map<RunId, std::uint32_t> numbers_;
};

// A case with what sorts it: cases that are alike for longest come side by side.
struct SortedCase {
    std::uint32_t number = 0;  // of the case
    std::uint32_t logins = 0, audience = 0, beginning = 0;
    std::vector<CourseEvent> events;

    bool operator<(const SortedCase& other) const {
        if (logins != other.logins) return logins < other.logins;
        if (audience != other.audience) return audience < other.audience;
        if (beginning != other.beginning) return beginning < other.beginning;
        const auto [own, its] = std::ranges::mismatch(events, other.events);
        // The case from which something parts the others early is done first: few states must be kept then.
        if (own == events.end()) return false;
        if (its == other.events.end()) return true;
        return std::tie(own->step, own->number) < std::tie(its->step, its->number);
    }

    std::uint32_t common_steps(const SortedCase& other) const {
        return beginning == other.beginning ? parting_step(events, other.events) : 0;
    }
};

// Replicate by replicate; within one in the order given.
std::vector<PlannedRun> runs_of(std::span<const SortedCase> cases, std::span<const CaseIdentity> identities,
                                std::uint32_t replicates) {
    std::vector<PlannedRun> runs;
    Numbering networks;
    std::unordered_set<RunId> seen;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        const SortedCase* before = nullptr;
        for (const SortedCase& one : cases) {
            const CaseIdentity& identity = identities[one.number];
            const RunId id = run_id(identity.whole, replicate);
            if (!seen.insert(id).second) continue;
            const RunId drawn = identity.redraws ? run_id(identity.network, replicate) : identity.network;
            const std::uint32_t common = before == nullptr ? 0 : one.common_steps(*before);
            runs.push_back({one.number, replicate, networks.of(drawn), id, common});
            before = &one;
        }
    }
    std::ranges::stable_sort(runs, {}, &PlannedRun::network);
    return runs;
}

}  // namespace

std::uint32_t SweepPlan::common_steps(std::size_t a, std::size_t b) const {
    std::uint32_t steps = UINT32_MAX;
    for (std::size_t k = a + 1; k <= b; ++k) steps = std::min(steps, runs[k].common_steps);
    return steps;
}

bool SweepPlan::shares_logins(std::size_t run) const {
    const auto is_alike = [&](std::size_t other) {
        return other < runs.size() && runs[other].replicate == runs[run].replicate &&
               logins[runs[other].case_number] == logins[runs[run].case_number];
    };
    return is_alike(run + 1) || (run > 0 && is_alike(run - 1));
}

bool SweepPlan::shares_any_logins() const {
    std::size_t run = 0;
    while (run < runs.size() && !shares_logins(run)) ++run;
    return run < runs.size();
}

RunId SweepPlan::id() const {
    std::string all;
    for (const PlannedRun& run : runs) all.append(run.id.bytes.begin(), run.id.bytes.end());
    return RunId{}.derive(all);
}

Scenario scenario_of(const SweepPlan& plan, std::size_t case_number, const Catalogue& catalogue) {
    return case_number < plan.design_cases()
               ? read_case(*plan.base, plan.study, plan.design.cases[case_number], catalogue)
               : read_base(plan.study, catalogue);
}

SweepPlan plan_sweep(Study study, const Catalogue& catalogue) {
    SweepPlan plan;
    plan.study = std::move(study);
    plan.base = std::make_shared<const ScenarioFile>(plan.study.base);
    plan.design = make_design(plan.study);
    check_cases(*plan.base, plan.study, plan.design, catalogue);
    const std::size_t count = plan.design_cases() + (plan.study.common_random_numbers ? 1 : 0);
    std::vector<CaseIdentity> identities;
    std::vector<SortedCase> cases;
    Courses courses;
    Numbering logins, audiences, beginnings;
    for (std::uint32_t c = 0; c < count; ++c) {
        const Scenario scenario = scenario_of(plan, c, catalogue);
        const CaseIdentity& identity =
            identities.emplace_back(studied_model(scenario).identify(scenario, catalogue));
        plan.cases.push_back(identity.whole);
        plan.audiences.push_back(identity.audience);
        plan.logins.push_back(identity.logins);
        cases.push_back({c, logins.of(identity.logins), audiences.of(identity.audience),
                         beginnings.of(identity.beginning), courses.of(scenario)});
    }
    std::stable_sort(cases.begin(), cases.end());
    plan.runs = runs_of(cases, identities, plan.replicates());
    return plan;
}

}  // namespace backlash
