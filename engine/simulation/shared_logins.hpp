// The log-ins of a whole run, drawn once for all simulations in which the same people are on-line alike.
//
// Whoever comes first to some steps of a cell draws them, the others read them: several threads may simulate
// with one object.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/login_process.hpp"

namespace backlash {

class SharedLogins {
  public:
    // Draws nothing yet.
    explicit SharedLogins(LoginProcess process);

    std::uint32_t accounts() const { return process_.accounts(); }
    std::uint32_t cells() const { return process_.cells(); }

    // Sees to it that the steps of the `number`-th cell before `end` are drawn. From any thread.
    void draw_before(std::uint32_t number, std::uint32_t end);

    // The log-ins of the cell in a step that is drawn.
    std::span<const LogIn> at(std::uint32_t cell, std::uint32_t step) const {
        return cells_[cell].windows[step / process_.window()].at(step % process_.window());
    }

    // Memory of all of it, as expected for so many people of the scenario; an upper bound where a table of
    // people may state their rates.
    static std::uint64_t bytes(const Scenario& scenario, std::uint32_t accounts);

  private:
    struct Cell {
        std::mutex drawing;
        std::atomic<std::uint32_t> drawn = 0;  // steps
        std::vector<DrawnSteps> windows;
    };

    LoginProcess process_;
    std::vector<Cell> cells_;
};

}  // namespace backlash
