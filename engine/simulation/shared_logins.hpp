// The log-ins of a whole run, planned once for all simulations in which the same people are on-line alike.
//
// One bit an account and step. Whoever comes first to a window of steps plans it, the others read it: several
// threads may simulate with one object.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "simulation/login_planner.hpp"

namespace backlash {

class SharedLogins {
  public:
    // Plans nothing yet.
    explicit SharedLogins(LoginPlanner planner);

    std::uint32_t accounts() const { return planner_.accounts(); }

    // Sees to it that the block's steps before `end` are planned. From any thread.
    void plan_before(std::uint32_t block, std::uint32_t end);

    // The bits of the block's accounts in a step that is planned.
    std::span<const std::uint64_t> row(std::uint32_t block, std::uint32_t step) const;

    // Memory of all of it.
    static std::uint64_t bytes(std::uint32_t accounts, std::uint32_t steps);

  private:
    struct Progress {
        std::mutex planning;
        std::atomic<std::uint32_t> planned = 0;  // steps
    };

    LoginPlanner planner_;
    std::uint32_t steps_;                    // whole windows
    std::vector<Progress> progress_;         // by block
    std::unique_ptr<std::uint64_t[]> bits_;  // [block][step][word]; not written to before it is planned
};

}  // namespace backlash
