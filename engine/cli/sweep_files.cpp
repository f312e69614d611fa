#include "cli/sweep_files.hpp"

#include <fmt/format.h>

#include <cmath>

#include "cli/provenance.hpp"
#include "cli/report_page.hpp"
#include "cli/sweep_page.hpp"
#include "output/manifest.hpp"
#include "output/result_lock.hpp"
#include "study/read_study.hpp"

namespace backlash {

SweepFiles sweep_files(const SweepOptions& options, const Study& study) {
    const std::filesystem::path folder = options.output.empty()
                                             ? std::filesystem::path("results") / study.name
                                             : std::filesystem::path(options.output);
    SweepFiles files = {
        .folder = folder, .work = folder / "work", .merged = folder / (study.name + ".h5"), .page = {}};
    if (!options.no_report) files.page = report_beside(files.merged);
    return files;
}

SweepPlan read_plan(const SweepOptions& options, const Catalogue& catalogue) {
    return plan_sweep(read_study(options.study, catalogue), catalogue);
}

ExitCode merge_and_tell(const SweepPlan& plan, const SweepFiles& files, const Catalogue& catalogue,
                        int threads, double seconds, bool overwrite) {
    const ResultLock lock(files.merged);
    const WorkFolder work = read_work_folder(files.work);
    const auto page = plan_sweep_page(files.merged, files.page, threads);
    const MergeOutcome outcome =
        // A file of before may go when nobody has changed it: it can be merged again.
        merge_sweep(plan, work, catalogue, provenance_of_run(threads, seconds), files.merged,
                    overwrite || manifest_vouches_for(files.merged), *parallel_executor(threads));
    for (const PlannedRun& run : plan.runs) {
        const auto failure = work.failed.find(run.id);
        if (failure == work.failed.end()) continue;
        fmt::print(stderr, "case {}, replicate {} failed: {}\n", run.case_number, run.replicate,
                   failure->second);
    }
    if (outcome.missing > 0) {
        fmt::print(stderr, "{} runs are missing; `backlash sweep run` does them\n", outcome.missing);
    }
    fmt::print("{} runs done, {} failed, {} missing. Result: {}\n", outcome.done, outcome.failed,
               outcome.missing, files.merged.string());
    if (const auto made = report_on(files.merged, page, threads)) fmt::print("Report: {}\n", made->string());
    return outcome.failed + outcome.missing > 0 ? ExitCode::some_cases_failed : ExitCode::ok;
}

std::string size_text(const SweepPlan& plan) {
    return fmt::format("{} cases x {} replicates{}, {} different runs", plan.design_cases(),
                       plan.replicates(), plan.has_base() ? " and the base scenario" : "", plan.runs.size());
}

std::string span_text(double seconds) {
    const auto whole = std::llround(std::max(0.0, seconds));
    if (whole >= 3600) return fmt::format("{}h{:02}m", whole / 3600, whole % 3600 / 60);
    if (whole >= 60) return fmt::format("{}m{:02}s", whole / 60, whole % 60);
    return fmt::format("{:.2g} s", seconds);
}

}  // namespace backlash
