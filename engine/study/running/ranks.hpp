// A sweep by several processes of one job: rank 0 hands out runs, every rank simulates.
//
// What carries the messages is an interface, so that tests can pretend ranks in one process; cluster/ has the
// one over MPI.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "study/running/run_source.hpp"
#include "study/running/run_sweep.hpp"

namespace backlash {

// A short message between two ranks.
using Message = std::array<std::int64_t, 4>;

class Ranks {
  public:
    virtual ~Ranks() = default;

    virtual int rank() const = 0;
    virtual int size() const = 0;
    // Neither waits for the other side. Called by one thread at a time.
    virtual void send(int to, const Message& message) = 0;
    struct Received {
        int from = 0;
        Message message{};
    };
    virtual std::optional<Received> receive() = 0;
};

// The source of a rank other than 0: asks rank 0.
class RankSource final : public RunSource {
  public:
    explicit RankSource(Ranks& ranks) : ranks_(ranks) {}

    std::optional<std::size_t> next(std::size_t worker) override;
    void finish(std::size_t run, bool is_recorded) override;

    // Tells rank 0 that this rank will not ask again.
    void leave(const WorkerOutcome& outcome);

  private:
    std::optional<std::int64_t> answer_for(std::size_t worker);

    Ranks& ranks_;
    std::mutex talking_;
    std::map<std::int64_t, std::int64_t> answers_;  // by worker, not yet fetched
};

// Rank 0: hands out from `queue` until all other ranks have left, while `compute` runs in another thread with
// the same queue. Returns what all ranks have done together. Rethrows what `compute` throws.
WorkerOutcome hand_out(Ranks& ranks, RunSource& queue, const std::function<WorkerOutcome()>& compute);

}  // namespace backlash
