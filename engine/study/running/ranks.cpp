#include "study/running/ranks.hpp"

#include <chrono>
#include <future>
#include <thread>

namespace backlash {
namespace {

// First number of a message.
enum Kind : std::int64_t {
    ask = 1,       // worker
    give = 2,      // worker, run; -1: there is no more
    finished = 3,  // run, whether it is recorded
    left = 4,      // done, failed, whether the rank was stopped
};

constexpr std::int64_t no_run = -1;

// Workers of all ranks have different numbers in the queue.
constexpr std::size_t workers_per_rank = 65536;

// A rank waits for a message a few times a run; looking for it all the time would take a processor.
constexpr std::chrono::microseconds pause{200};

void answer(Ranks& ranks, RunSource& queue, const Ranks::Received& received, WorkerOutcome& outcome,
            int& ranks_left) {
    const auto& [kind, first, second, third] = received.message;
    switch (kind) {
        case ask: {
            const auto worker =
                static_cast<std::size_t>(received.from) * workers_per_rank + static_cast<std::size_t>(first);
            const auto run = queue.next(worker);
            ranks.send(received.from, {give, first, run ? static_cast<std::int64_t>(*run) : no_run, 0});
            break;
        }
        case finished:
            queue.finish(static_cast<std::size_t>(first), second != 0);
            break;
        case left:
            outcome.done += static_cast<std::size_t>(first);
            outcome.failed += static_cast<std::size_t>(second);
            outcome.is_stopped = outcome.is_stopped || third != 0;
            --ranks_left;
            break;
        default:
            break;
    }
}

}  // namespace

std::optional<std::int64_t> RankSource::answer_for(std::size_t worker) {
    const std::lock_guard lock(talking_);
    while (const auto received = ranks_.receive()) answers_[received->message[1]] = received->message[2];
    const auto own = answers_.find(static_cast<std::int64_t>(worker));
    if (own == answers_.end()) return std::nullopt;
    const std::int64_t run = own->second;
    answers_.erase(own);
    return run;
}

std::optional<std::size_t> RankSource::next(std::size_t worker) {
    {
        const std::lock_guard lock(talking_);
        ranks_.send(0, {ask, static_cast<std::int64_t>(worker), 0, 0});
    }
    auto run = answer_for(worker);
    while (!run) {
        std::this_thread::sleep_for(pause);
        run = answer_for(worker);
    }
    if (*run == no_run) return std::nullopt;
    return static_cast<std::size_t>(*run);
}

void RankSource::finish(std::size_t run, bool is_recorded) {
    const std::lock_guard lock(talking_);
    ranks_.send(0, {finished, static_cast<std::int64_t>(run), is_recorded ? 1 : 0, 0});
}

void RankSource::leave(const WorkerOutcome& outcome) {
    const std::lock_guard lock(talking_);
    ranks_.send(0, {left, static_cast<std::int64_t>(outcome.done), static_cast<std::int64_t>(outcome.failed),
                    outcome.is_stopped ? 1 : 0});
}

WorkerOutcome hand_out(Ranks& ranks, RunSource& queue, const std::function<WorkerOutcome()>& compute) {
    auto own = std::async(std::launch::async, compute);
    WorkerOutcome outcome;
    int ranks_left = ranks.size() - 1;
    while (ranks_left > 0) {
        const auto received = ranks.receive();
        if (received) {
            answer(ranks, queue, *received, outcome, ranks_left);
        } else if (own.wait_for(pause) == std::future_status::ready) {
            std::this_thread::sleep_for(pause);
        }
    }
    const WorkerOutcome mine = own.get();
    return {outcome.done + mine.done, outcome.failed + mine.failed, outcome.is_stopped || mine.is_stopped};
}

}  // namespace backlash
