// backlash sweep run STUDY: does the runs that are not done yet, alone, as a shard, or as ranks of a job.
#include "cli/sweep_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "cli/catalogue.hpp"
#include "cli/network_folder.hpp"
#include "cli/stop_signals.hpp"
#include "cli/sweep_progress.hpp"
#include "study/running/claims.hpp"
#include "study/running/run_queue.hpp"

namespace backlash {
namespace {

using Clock = std::chrono::steady_clock;

// One process at its work.
class SweepRun {
  public:
    SweepRun(const SweepRunOptions& options, Ranks* ranks)
        : options_(options),
          ranks_(ranks),
          catalogue_(registered_catalogue()),
          plan_(read_plan(options, catalogue_)),
          files_(sweep_files(options, plan_.study)),
          threads_(options.threads > 0 ? options.threads : available_processors()) {
        std::error_code error;
        std::filesystem::create_directories(files_.work, error);
        if (error) {
            throw RunError(ExitCode::disk_error,
                           fmt::format("cannot create {}: {}", files_.work.string(), error.message()));
        }
    }

    ExitCode run() { return rank() > 0 ? serve() : lead(); }

  private:
    int rank() const { return ranks_ == nullptr ? 0 : ranks_->rank(); }
    int processes() const { return ranks_ == nullptr ? 1 : ranks_->size(); }
    double seconds() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

    std::string journal_name() const {
        if (processes() > 1) return fmt::format("rank-{:05}-of-{:05}", rank(), processes());
        if (options_.shard)
            return fmt::format("shard-{:05}-of-{:05}", options_.shard->number, options_.shard->count);
        return "threads";
    }

    WorkerOutcome work(RunSource& source) {
        return run_sweep(plan_, catalogue_, source,
                         {.folder = files_.work,
                          .name = journal_name(),
                          .threads = threads_,
                          .memory = available_memory(),
                          .most_states = options_.states,
                          .network = networks_from(options_.network_cache),
                          .stop = &StopSignals::stop()});
    }

    // A rank other than 0.
    ExitCode serve() {
        RankSource source(*ranks_);
        source.leave(work(source));
        return ExitCode::ok;
    }

    std::vector<std::size_t> runs_to_do(const WorkFolder& before) const {
        const std::size_t first = options_.shard ? options_.shard->first(plan_.runs.size()) : 0;
        const std::size_t last = options_.shard ? options_.shard->last(plan_.runs.size()) : plan_.runs.size();
        std::vector<std::size_t> runs;
        for (std::size_t k = first; k < last; ++k) {
            const RunId& id = plan_.runs[k].id;
            if (before.done.contains(id)) continue;
            if (before.failed.contains(id) && !options_.retry_failed) continue;
            runs.push_back(k);
        }
        return runs;
    }

    void tell_begin(const WorkFolder& before, std::size_t to_do) const {
        const MergeOutcome found = count_runs(plan_, before);
        fmt::print(stderr, "{}: {}\n", options_.study, size_text(plan_));
        if (found.done + found.failed > 0)
            fmt::print(stderr, "  done before: {}, failed before: {}\n", found.done, found.failed);
        if (before.done.size() > found.done) {
            fmt::print(stderr, "  {} results in {} belong to no case of this study as it is now\n",
                       before.done.size() - found.done, files_.work.string());
        }
        fmt::print(
            stderr, "  {}{} runs to do, {} threads{}\n",
            options_.shard ? fmt::format("shard {} of {}: ", options_.shard->number, options_.shard->count)
                           : "",
            to_do, threads_, processes() > 1 ? fmt::format(" in each of {} processes", processes()) : "");
    }

    WorkerOutcome distribute(RunSource& source) {
        if (processes() == 1) return work(source);
        return hand_out(*ranks_, source, [&] { return work(source); });
    }

    // Rank 0, or the only process.
    ExitCode lead() {
        Claims claims(files_.work, plan_.id(), plan_.runs.size());
        if (!claims.has_locks()) {
            fmt::print(stderr, "  the file system has no locks: give no run to two processes at once\n");
        }
        const WorkFolder before = read_work_folder(files_.work);
        const auto to_do = runs_to_do(before);
        tell_begin(before, to_do.size());
        RunQueue queue(plan_, to_do, claims, [&](std::size_t run) {
            return read_work_folder(files_.work).done.contains(plan_.runs[run].id);
        });
        SweepProgress progress(queue, to_do.size(), isatty(STDERR_FILENO) == 1);
        const WorkerOutcome outcome = distribute(progress);
        progress.clear();
        fmt::print(stderr, "  {} runs done in {}, {} failed\n", outcome.done, span_text(seconds()),
                   outcome.failed);
        return conclude(outcome, queue.left_to_others());
    }

    ExitCode conclude(const WorkerOutcome& outcome, std::size_t left_to_others) const {
        if (outcome.is_stopped) {
            fmt::print(stderr, "stopped; the same command goes on from here\n");
            return ExitCode::stopped_early;
        }
        if (left_to_others > 0) {
            fmt::print(stderr,
                       "{} runs are left to other processes; `backlash sweep merge` when they have ended\n",
                       left_to_others);
            return ExitCode::ok;
        }
        if (options_.shard) return outcome.failed > 0 ? ExitCode::some_cases_failed : ExitCode::ok;
        return merge_and_tell(plan_, files_, catalogue_, threads_, seconds(), false);
    }

    const SweepRunOptions& options_;
    Ranks* ranks_;
    Catalogue catalogue_;
    SweepPlan plan_;
    SweepFiles files_;
    int threads_;
    Clock::time_point started_ = Clock::now();
};

}  // namespace

ExitCode sweep_run(const SweepRunOptions& options, Ranks* ranks) {
    const StopSignals signals(options.max_seconds);
    return SweepRun(options, ranks).run();
}

}  // namespace backlash
