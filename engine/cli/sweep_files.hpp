// What the subcommands of `backlash sweep` have in common: the study, its plan, and where its files are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "study/merging/merge_sweep.hpp"
#include "study/running/plan.hpp"

namespace backlash {

// Of every subcommand.
struct SweepOptions {
    std::string study;
    std::string output;  // folder; empty: results/NAME
    bool no_report = false;
};

struct SweepFiles {
    std::filesystem::path folder;
    std::filesystem::path work;                 // journals and values of the workers
    std::filesystem::path merged;               // the result
    std::optional<std::filesystem::path> page;  // of the result, when it is wanted
};

SweepFiles sweep_files(const SweepOptions& options, const Study& study);

// Reads study and scenarios. Throws InputError, also for a parameter with a name that the result needs
// itself.
SweepPlan read_plan(const SweepOptions& options, const Catalogue& catalogue);

// Merges, makes the page, and says so on standard output. `overwrite`: also a file that this program did not
// write.
ExitCode merge_and_tell(const SweepPlan& plan, const SweepFiles& files, const Catalogue& catalogue,
                        int threads, double seconds, bool overwrite);

// "5 cases x 16 replicates and the base scenario, 96 runs"
std::string size_text(const SweepPlan& plan);

// "1h04m", "3m20s", "12 s"
std::string span_text(double seconds);

}  // namespace backlash
