#include "cli/run_checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "classics/run_classic.hpp"
#include "cli/first_difference.hpp"
#include "cli/run_identity.hpp"
#include "output/result_shape.hpp"
#include "simulation/measure.hpp"

namespace backlash {
namespace {

// A record of a published model begins with the state before the first step.
std::uint64_t moments_of(const Scenario& scenario) {
    return model_steps(scenario) + (scenario.is_crisis() ? 0 : 1);
}

// Observed targets do not determine a run (determining_text()), so they may be others than they were. False
// when the record is not one of the scenario, which no program has written.
bool judge_targets(const Scenario& scenario, ReplicateRecord& record) {
    try {
        if (shape_of(record, scenario).steps != moments_of(scenario)) return false;
        if (scenario.is_crisis()) record.targets = evaluate_targets(scenario, record);
        return true;
    } catch (const RunError&) {  // a table has another size
        return false;
    } catch (const std::invalid_argument&) {  // or is missing
        return false;
    }
}

// Replicates that are none of these scenarios go; their number.
std::size_t judge_targets(std::span<const Scenario> scenarios, ReplicateRecords& replicates) {
    const std::size_t before = replicates.size();
    for (auto entry = replicates.begin(); entry != replicates.end();) {
        auto& records = entry->second;
        bool fits = records.size() == scenarios.size();
        for (std::size_t k = 0; fits && k < records.size(); ++k)
            fits = judge_targets(scenarios[k], records[k]);
        entry = fits ? std::next(entry) : replicates.erase(entry);
    }
    return before - replicates.size();
}

void complain(const std::string& reason) {
    fmt::print(stderr, "\n{}; finished replicates are not kept, the run goes on\n", reason);
}

}  // namespace

RunCheckpoint::RunCheckpoint(const std::filesystem::path& result, std::span<const Scenario> scenarios,
                             const Catalogue& catalogue, bool replace)
    : path_(checkpoint_path(result)), replicates_(scenarios.front().replicates) {
    const std::string identity = run_identity(scenarios, catalogue);
    auto there = read(scenarios, identity, replace);
    store_ = std::make_unique<CheckpointStore>(CheckpointFile(path_, identity), std::move(there), complain);
    found_ = of_this_run(store_->saved());
}

ReplicateRecords RunCheckpoint::read(std::span<const Scenario> scenarios, const std::string& identity,
                                     bool replace) const {
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path_, error))) return {};
    CheckpointContent content = read_checkpoint(path_);
    if (content.is_checkpoint && content.identity == identity) {
        const std::size_t unfit = judge_targets(scenarios, content.replicates);
        if (content.is_damaged || unfit > 0)
            fmt::print(stderr, "{} is damaged; replicates in it that are not whole are run again\n",
                       path_.string());
        return std::move(content.replicates);
    }
    if (replace) return {};
    throw RunError(ExitCode::output_exists,
                   content.is_checkpoint
                       ? fmt::format("{} keeps replicates of another run: {}; --force replaces it",
                                     path_.string(), first_difference(content.identity, identity))
                       : fmt::format("{} exists and is no checkpoint that this program knows; --force "
                                     "replaces it",
                                     path_.string()));
}

std::uint32_t RunCheckpoint::of_this_run(std::span<const std::uint32_t> replicates) const {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(replicates, [this](std::uint32_t r) { return r < replicates_; }));
}

void RunCheckpoint::tell() const {
    if (found_ > 0)
        fmt::print(stderr, "  going on from {}: {} of {} replicates are there\n", path_.string(), found_,
                   replicates_);
}

std::string RunCheckpoint::stopped_text(const std::string& again) const {
    const std::uint32_t kept = of_this_run(store_->saved());
    if (kept == 0) return "stopped on request; no replicate is kept, no result was written";
    return fmt::format("stopped; {} of {} replicates are kept in {}; {} goes on from them", kept, replicates_,
                       path_.string(), again);
}

void RunCheckpoint::keep_finished() {
    try {
        store_->save();
    } catch (const RunError& error) {
        fmt::print(stderr, "\n{}; not all finished replicates are kept\n", error.what());
    }
}

std::vector<ScenarioRun> RunCheckpoint::run(const std::function<std::vector<ScenarioRun>()>& simulate,
                                            const std::string& again) {
    try {
        return simulate();
    } catch (const RunError& error) {
        keep_finished();
        if (error.code() != ExitCode::stopped_early) throw;
        throw RunError(ExitCode::stopped_early, stopped_text(again));
    } catch (...) {
        keep_finished();
        throw;
    }
}

void RunCheckpoint::finish() const {
    const auto kept = store_->saved();
    const std::size_t others = kept.size() - of_this_run(kept);
    if (others > 0) {
        fmt::print(stderr, "{} stays: it keeps {} replicates more\n", path_.string(), others);
        return;
    }
    std::error_code error;
    std::filesystem::remove(path_, error);
    if (error) fmt::print(stderr, "cannot remove {}: {}\n", path_.string(), error.message());
}

}  // namespace backlash
