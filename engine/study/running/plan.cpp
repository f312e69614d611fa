#include "study/running/plan.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "study/read_case.hpp"

namespace backlash {
namespace {

// Only what network and population are drawn from.
Scenario audience_part(const Scenario& scenario) {
    Scenario part;
    part.start_unix = scenario.start_unix;
    part.step = scenario.step;  // of which accounts keep rates
    part.seed = scenario.seed;
    part.file = scenario.file;  // edge lists lie beside it
    part.network = scenario.network;
    part.population = scenario.population;
    part.actors = scenario.actors;
    return part;
}

// The number of each distinct identity, in order of appearance.
class Numbering {
  public:
    std::uint32_t of(const RunId& id) {
        return numbers_.emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

  private:
    std::unordered_map<RunId, std::uint32_t> numbers_;
};

}  // namespace

CaseIdentity identify(const Scenario& scenario, const Catalogue& catalogue) {
    Scenario part = audience_part(scenario);
    const std::string network = determining_text(part, catalogue);
    part.outrage = scenario.outrage;  // thresholds and calming times are traits of accounts
    return {.whole = case_id(determining_text(scenario, catalogue)),
            .network = case_id(network),
            .audience = case_id(determining_text(part, catalogue)),
            .redraws = scenario.network.redraw && scenario.network.edges.empty()};
}

RunId SweepPlan::id() const {
    std::string all;
    for (const PlannedRun& run : runs) all.append(run.id.bytes.begin(), run.id.bytes.end());
    return RunId{}.derive(all);
}

Scenario scenario_of(const SweepPlan& plan, std::size_t case_number, const Catalogue& catalogue) {
    return case_number < plan.design_cases()
               ? read_case(plan.study, plan.design.cases[case_number], catalogue)
               : read_base(plan.study, catalogue);
}

SweepPlan plan_sweep(Study study, const Catalogue& catalogue) {
    SweepPlan plan{.study = std::move(study), .design = {}, .cases = {}, .audiences = {}, .runs = {}};
    plan.design = make_design(plan.study);
    check_cases(plan.study, plan.design, catalogue);
    const std::size_t count = plan.design_cases() + (plan.study.common_random_numbers ? 1 : 0);
    std::vector<CaseIdentity> identities;
    for (std::size_t c = 0; c < count; ++c) {
        identities.push_back(identify(scenario_of(plan, c, catalogue), catalogue));
        plan.cases.push_back(identities.back().whole);
        plan.audiences.push_back(identities.back().audience);
    }
    Numbering networks;
    std::unordered_set<RunId> seen;
    for (std::uint32_t replicate = 0; replicate < plan.replicates(); ++replicate) {
        for (std::uint32_t c = 0; c < count; ++c) {
            const RunId id = run_id(identities[c].whole, replicate);
            if (!seen.insert(id).second) continue;
            const RunId& network = identities[c].network;
            const RunId drawn = identities[c].redraws ? run_id(network, replicate) : network;
            plan.runs.push_back({c, replicate, networks.of(drawn), id});
        }
    }
    std::ranges::stable_sort(plan.runs, {}, &PlannedRun::network);
    return plan;
}

}  // namespace backlash
