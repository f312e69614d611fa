#include "simulation/shared_logins.hpp"

#include <algorithm>
#include <utility>

#include "simulation/rhythm.hpp"

namespace backlash {

SharedLogins::SharedLogins(LoginProcess process) : process_(std::move(process)), cells_(process_.cells()) {
    const std::uint32_t windows = (process_.steps() + process_.window() - 1) / process_.window();
    for (Cell& cell : cells_) cell.windows.resize(windows);
}

void SharedLogins::draw_before(std::uint32_t number, std::uint32_t end) {
    Cell& cell = cells_[number];
    if (cell.drawn.load(std::memory_order_acquire) >= end) return;
    const std::lock_guard lock(cell.drawing);
    std::uint32_t first = cell.drawn.load(std::memory_order_relaxed);
    while (first < end) {
        DrawnSteps& window = cell.windows[first / process_.window()];
        const std::uint32_t last = std::min(first + process_.window(), process_.steps());
        process_.draw(number, {first, last}, window);
        window.log_ins.shrink_to_fit();
        cell.drawn.store(last, std::memory_order_release);
        first = last;
    }
}

std::uint64_t SharedLogins::bytes(const Scenario& scenario, std::uint32_t accounts) {
    const Rhythm rhythm(scenario);
    double log_ins = 0.0;  // of an account
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step)
        log_ins += std::min(1.0, scenario.population.login_rate_mean * rhythm.hours(step));
    // Where each step of a cell ends, and about as much for where the steps are.
    const double ends = 2.0 * sizeof(std::uint32_t) * rhythm.steps() / cell_size;
    const double bytes = log_ins * sizeof(LogIn) + ends;
    return static_cast<std::uint64_t>(accounts * (bytes + LoginProcess::bytes_an_account));
}

}  // namespace backlash
