#include "cli/sweep_status.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/catalogue.hpp"
#include "cli/stop_signals.hpp"

namespace backlash {
namespace {

// A worker that has recorded nothing for so long, and for several of its runs, is taken for ended.
constexpr double quiet_seconds = 60.0;

struct WorkerState {
    double idle_seconds = 0.0;  // since it last recorded a run
    double rate = 0.0;          // runs a second since it started
    bool is_alive = false;
};

WorkerState state_of(const WorkerFiles& worker) {
    const auto written = std::filesystem::last_write_time(worker.journal);
    const auto idle = std::filesystem::file_time_type::clock::now() - written;
    WorkerState state{.idle_seconds = std::max(0.0, std::chrono::duration<double>(idle).count())};
    const double spent = static_cast<double>(std::time(nullptr) - worker.started) - state.idle_seconds;
    const auto ended = static_cast<double>(worker.done + worker.failed);
    state.rate = ended / std::max(1.0, spent);
    state.is_alive = state.idle_seconds < std::max(quiet_seconds, 5.0 / std::max(state.rate, 1e-9));
    return state;
}

struct SweepState {
    MergeOutcome runs;
    WorkFolder work;
    std::vector<WorkerState> workers;
    double rate = 0.0;  // of the living workers, runs a second
};

SweepState look(const SweepPlan& plan, const SweepFiles& files) {
    SweepState state{.runs = {}, .work = read_work_folder(files.work), .workers = {}};
    state.runs = count_runs(plan, state.work);
    for (const WorkerFiles& worker : state.work.workers) {
        state.workers.push_back(state_of(worker));
        if (state.workers.back().is_alive) state.rate += state.workers.back().rate;
    }
    return state;
}

std::string text_of(const SweepPlan& plan, const SweepState& state) {
    const auto share = static_cast<double>(state.runs.done) / static_cast<double>(plan.runs.size());
    std::string text =
        fmt::format("{}: {}\n  done {}  failed {}  left {}  ({:.1f} %)\n", plan.study.name, size_text(plan),
                    state.runs.done, state.runs.failed, state.runs.missing, 100.0 * share);
    if (!state.workers.empty()) {
        text += fmt::format("  {:34} {:16} {:>8} {:>7} {:>11} {:>11}\n", "worker", "host", "done", "failed",
                            "runs/min", "last run");
    }
    for (std::size_t k = 0; k < state.workers.size(); ++k) {
        const WorkerFiles& worker = state.work.workers[k];
        text +=
            fmt::format("  {:34} {:16} {:>8} {:>7} {:>11.3g} {:>7} ago{}\n", worker.journal.stem().string(),
                        worker.host, worker.done, worker.failed, 60.0 * state.workers[k].rate,
                        span_text(state.workers[k].idle_seconds), worker.torn > 0 ? ", cut short" : "");
    }
    if (state.runs.missing > 0 && state.rate > 0.0) {
        text +=
            fmt::format("  about {} left at {:.3g} runs a minute\n",
                        span_text(static_cast<double>(state.runs.missing) / state.rate), 60.0 * state.rate);
    }
    return text;
}

std::string json_of(const SweepPlan& plan, const SweepState& state) {
    nlohmann::ordered_json json = {{"study", plan.study.name},        {"cases", plan.design_cases()},
                                   {"replicates", plan.replicates()}, {"runs", plan.runs.size()},
                                   {"done", state.runs.done},         {"failed", state.runs.failed},
                                   {"missing", state.runs.missing},   {"runs_per_second", state.rate}};
    json["workers"] = nlohmann::ordered_json::array();
    for (std::size_t k = 0; k < state.workers.size(); ++k) {
        const WorkerFiles& worker = state.work.workers[k];
        json["workers"].push_back({{"journal", worker.journal.filename().string()},
                                   {"host", worker.host},
                                   {"done", worker.done},
                                   {"failed", worker.failed},
                                   {"torn_lines", worker.torn},
                                   {"seconds_since_last_run", state.workers[k].idle_seconds}});
    }
    return json.dump(2) + "\n";
}

}  // namespace

ExitCode sweep_status(const SweepStatusOptions& options) {
    const SweepPlan plan = read_plan(options, registered_catalogue());
    const SweepFiles files = sweep_files(options, plan.study);
    const StopSignals signals;
    for (;;) {
        const SweepState state = look(plan, files);
        const bool repeats = options.watch_seconds > 0.0 && isatty(STDOUT_FILENO) == 1;
        if (repeats) fmt::print("\033[H\033[2J");
        fmt::print("{}", options.json ? json_of(plan, state) : text_of(plan, state));
        std::fflush(stdout);
        if (options.watch_seconds <= 0.0 || state.runs.missing == 0 || StopSignals::stop().requested())
            return state.runs.failed > 0 ? ExitCode::some_cases_failed : ExitCode::ok;
        std::this_thread::sleep_for(std::chrono::duration<double>(options.watch_seconds));
    }
}

}  // namespace backlash
