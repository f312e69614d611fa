#include "study/running/run_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include "base/error.hpp"
#include "base/executor.hpp"
#include "study/read_case.hpp"
#include "study/running/journal.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

class Worker {
  public:
    Worker(const SweepPlan& plan, const Catalogue& catalogue, RunSource& source, const WorkerOptions& options,
           SweepSimulation& simulation)
        : plan_(plan), catalogue_(catalogue), source_(source), options_(options), simulation_(simulation) {}

    // What one thread does, or all threads together through the executor.
    void work(std::size_t number, Executor& executor) {
        const auto simulator = simulation_.simulator();
        while (!is_stopped()) {
            const auto run = source_.next(number);
            if (!run) return;
            bool is_recorded = false;
            try {
                is_recorded = run_one(*run, *simulator, executor);
            } catch (...) {
                source_.finish(*run, false);
                throw;
            }
            source_.finish(*run, is_recorded);
            if (options_.after_run) options_.after_run();
        }
    }

    WorkerOutcome outcome() const { return {done_, failed_, is_stopped()}; }

  private:
    bool is_stopped() const { return options_.stop != nullptr && options_.stop->requested(); }

    // A process that finds nothing to do leaves no files.
    Journal& journal() {
        const std::lock_guard lock(opening_);
        if (!journal_) journal_.emplace(options_.folder, options_.name);
        return *journal_;
    }

    RunValues simulate(std::size_t number, RunSimulator& simulator, Executor& executor) {
        const auto scenario =
            std::make_shared<const Scenario>(scenario_of(plan_, plan_.runs[number].case_number, catalogue_));
        const auto record =
            simulator.simulate(number, scenario, executor,
                               {.threads = 1, .stop = options_.stop, .after_step = options_.after_step});
        return values_of(*scenario, record, plan_.study.keep);
    }

    // Returns false when the run was stopped; errors of the disk are not the run's and pass through.
    bool run_one(std::size_t number, RunSimulator& simulator, Executor& executor) {
        const auto started = std::chrono::steady_clock::now();
        std::optional<RunValues> values;
        std::string message;
        try {
            values = simulate(number, simulator, executor);
        } catch (const RunError& error) {
            if (error.code() == ExitCode::stopped_early) return false;
            message = error.what();
        } catch (const std::bad_alloc&) {
            message = "out of memory";
        } catch (const std::exception& error) {
            message = error.what();
        }
        const RunId& id = plan_.runs[number].id;
        if (!values) {
            journal().record_failed(id, message);
            ++failed_;
            return true;
        }
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started;
        journal().record_done(id, *values, spent.count());
        ++done_;
        return true;
    }

    const SweepPlan& plan_;
    const Catalogue& catalogue_;
    RunSource& source_;
    const WorkerOptions& options_;
    SweepSimulation& simulation_;
    std::mutex opening_;
    std::optional<Journal> journal_;
    std::atomic<std::size_t> done_ = 0;
    std::atomic<std::size_t> failed_ = 0;
};

bool logins_fit(const WorkerOptions& options, std::uint64_t threads, const RunMemory& memory) {
    return options.memory == 0 || threads * memory.together() <= options.memory;
}

// How many states a thread may keep besides the run it is at.
std::size_t states_of_a_thread(const WorkerOptions& options, std::uint64_t threads, const RunMemory& memory,
                               bool share_logins) {
    if (options.memory == 0) return options.most_states;
    const std::uint64_t a_thread = options.memory / threads - (share_logins ? memory.logins : 0);
    const std::uint64_t fitting = a_thread / std::max<std::uint64_t>(1, memory.run);
    return std::min<std::uint64_t>(options.most_states, fitting - 1);
}

}  // namespace

RunMemory memory_of_largest_run(const SweepPlan& plan, const Catalogue& catalogue) {
    RunMemory largest;
    const bool shares_logins = plan.shares_any_logins();
    const RunId* before = nullptr;
    for (const PlannedRun& run : plan.runs) {
        const RunId& logins = plan.logins[run.case_number];
        if (run.replicate > 0 || (before != nullptr && *before == logins)) continue;
        before = &logins;
        const auto scenario = scenario_of(plan, run.case_number, catalogue);
        const RunMemory memory = studied_model(scenario).memory_of_run(scenario);
        largest.run = std::max(largest.run, memory.run);
        if (shares_logins) largest.logins = std::max(largest.logins, memory.logins);
    }
    return largest;
}

WorkerOutcome run_sweep(const SweepPlan& plan, const Catalogue& catalogue, RunSource& source,
                        const WorkerOptions& options) {
    const RunMemory memory = memory_of_largest_run(plan, catalogue);
    std::uint64_t parallel = static_cast<std::uint64_t>(options.threads);
    if (options.memory > 0)
        parallel = std::min(parallel, options.memory / std::max<std::uint64_t>(1, memory.run));
    if (parallel == 0) {
        throw RunError(ExitCode::out_of_memory,
                       fmt::format("a run needs about {:.1f} GiB, {:.1f} GiB are available",
                                   static_cast<double>(memory.run) / 0x1p30,
                                   static_cast<double>(options.memory) / 0x1p30));
    }
    const bool share_logins = options.share_logins && logins_fit(options, parallel, memory);
    const auto simulation =
        studied_model(read_base(plan.study, catalogue))
            .simulation(plan, {.most_states = states_of_a_thread(options, parallel, memory, share_logins),
                               .share_logins = share_logins,
                               .network = options.network});
    Worker worker(plan, catalogue, source, options, *simulation);
    if (parallel == 1) {
        worker.work(0, *parallel_executor(options.threads));
    } else {
        parallel_executor(static_cast<int>(parallel))->for_each_index(parallel, [&](std::size_t number) {
            worker.work(number, *serial_executor());
        });
    }
    return worker.outcome();
}

}  // namespace backlash
