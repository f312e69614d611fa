#include "study/merging/merge_sweep.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "output/complete_file.hpp"
#include "output/provenance_file.hpp"
#include "scenario/resolved_yaml.hpp"
#include "study/merging/sweep_groups.hpp"
#include "study/read_case.hpp"

namespace backlash {
namespace {

void write_groups(NetcdfFile& file, const MergedSweep& sweep, const std::string& resolved_base,
                  const Provenance& build) {
    write_sweep_root(file.root(), sweep, build.program_version);
    write_sweep_summary(file.add_group("summary"), sweep);
    if (sweep.study().keep != Keep::objectives) write_sweep_indicators(file.add_group("indicators"), sweep);
    if (sweep.numbers.plan().has_base()) write_sweep_contrasts(file.add_group("contrasts"), sweep);
    write_sweep_sensitivity(file.add_group("sensitivity"), sweep);
    write_sweep_failures(file.add_group("failures"), sweep);
    write_sweep_provenance(file.add_group("provenance"), sweep, resolved_base, build);
}

std::string provenance_text(const MergedSweep& sweep, const Provenance& provenance,
                            const MergeOutcome& outcome, const std::string& name,
                            const FileChecksum& checksum) {
    auto json = describe_run(provenance, name, checksum);
    json["study_file"] = sweep.study().file.string();
    json["runs"] = {{"done", outcome.done}, {"failed", outcome.failed}, {"missing", outcome.missing}};
    json["workers"] = nlohmann::ordered_json::array();
    for (const WorkerFiles& worker : sweep.numbers.work().workers) {
        json["workers"].push_back({{"journal", worker.journal.filename().string()},
                                   {"done", worker.done},
                                   {"failed", worker.failed},
                                   {"torn_lines", worker.torn},
                                   {"run_seconds", worker.seconds}});
    }
    return file_text(json);
}

}  // namespace

MergeOutcome count_runs(const SweepPlan& plan, const WorkFolder& work) {
    MergeOutcome outcome;
    for (const PlannedRun& run : plan.runs) {
        if (work.done.contains(run.id)) {
            ++outcome.done;
        } else if (work.failed.contains(run.id)) {
            ++outcome.failed;
        } else {
            ++outcome.missing;
        }
    }
    return outcome;
}

MergeOutcome merge_sweep(const SweepPlan& plan, const WorkFolder& work, const Catalogue& catalogue,
                         const Provenance& provenance, const std::filesystem::path& path, bool overwrite,
                         Executor& executor) {
    const MergeOutcome outcome = count_runs(plan, work);
    if (outcome.done == 0)
        throw RunError(ExitCode::runtime_error, "there is nothing to merge: no run is done");
    SweepNumbers numbers(plan, work);
    const Scenario base = read_base(plan.study, catalogue);
    const SweepDimensions dimensions(numbers, base);
    MergedSweep sweep{numbers, dimensions, base, {}};
    for (const Objective& objective : plan.study.objectives) {
        sweep.objectives.push_back(numbers.objective(objective, base));
    }
    const std::string resolved = resolved_yaml(base, catalogue);
    write_complete_file(
        path, overwrite, [&](NetcdfFile& file) { write_groups(file, sweep, resolved, provenance); },
        [&](const std::string& name, const FileChecksum& checksum) {
            return provenance_text(sweep, provenance, outcome, name, checksum);
        },
        executor);
    return outcome;
}

}  // namespace backlash
