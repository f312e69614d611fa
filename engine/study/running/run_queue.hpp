// Hands out the runs of a plan to workers, so that each worker stays with one network as long as it can.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "study/running/claims.hpp"
#include "study/running/plan.hpp"
#include "study/running/run_source.hpp"

namespace backlash {

class RunQueue final : public RunSource {
  public:
    // `runs` are places in plan.runs, ascending. Runs that another process claims are left out; `is_done` is
    // asked about one that another process began and did not end. All must outlive the queue.
    RunQueue(const SweepPlan& plan, std::span<const std::size_t> runs, Claims& claims,
             std::function<bool(std::size_t run)> is_done);

    std::optional<std::size_t> next(std::size_t worker) override;
    void finish(std::size_t run, bool is_recorded) override;

    // Runs that were not handed out because other processes did them, or are at them.
    std::size_t left_to_others() const { return left_to_others_; }

  private:
    // Runs that share a network; those from `next` on are not handed out yet.
    struct Group {
        std::vector<std::size_t> runs;
        std::size_t next = 0;
        bool is_begun = false;

        std::size_t left() const { return runs.size() - next; }
    };

    Group* group_for(std::size_t worker);
    bool may_have(std::size_t run);

    std::mutex choosing_;
    Claims& claims_;
    std::function<bool(std::size_t)> is_done_;
    std::vector<Group> groups_;
    std::map<std::size_t, std::size_t> group_of_;  // by worker
    std::size_t left_to_others_ = 0;
};

// Part k of n, k from 1, of `count` runs: [first, last) of nearly equal parts in a row, so that a part needs
// few networks.
struct Shard {
    std::size_t number = 1;
    std::size_t count = 1;

    std::size_t first(std::size_t runs) const { return (number - 1) * runs / count; }
    std::size_t last(std::size_t runs) const { return number * runs / count; }
};

}  // namespace backlash
