#include "simulation/shared_logins.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "population/stated_people.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {
namespace {

// Expected in the whole run. Rates are Gamma distributed; those of KOLs and media have a minimum, and are
// counted with it besides. Tables may state any rate for anybody, so the highest is expected there.
double log_ins_of_an_account(const Scenario& scenario, const Rhythm& rhythm, std::uint32_t accounts) {
    const PopulationValues& people = scenario.population;
    const double professionals = std::min(1.0, people.kol_share + (12.0 + people.media_accounts) / accounts);
    double log_ins = 0.0;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
        const double hours = rhythm.hours(step);
        const auto chance_at = [&](double rate) { return 1.0 - std::exp(-rate * hours); };
        const double drawn = 1.0 - std::pow(1.0 + people.login_rate_mean * hours / people.login_rate_shape,
                                            -people.login_rate_shape);
        const double chance = scenario.network.people.empty()
                                  ? drawn + professionals * chance_at(people.kol_login_rate_minimum)
                                  : chance_at(highest_stated_login_rate);
        log_ins += std::min(1.0, chance);
    }
    return log_ins;
}

}  // namespace

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
        window.log_ins.shrink_to_fit();  // many windows are kept
        cell.drawn.store(last, std::memory_order_release);
        first = last;
    }
}

std::uint64_t SharedLogins::bytes(const Scenario& scenario, std::uint32_t accounts) {
    const Rhythm rhythm(scenario);
    const double log_ins = log_ins_of_an_account(scenario, rhythm, accounts);
    // Where each step of a cell ends, and about as much for where the steps are.
    const double ends = 2.0 * sizeof(std::uint32_t) * rhythm.steps() / cell_size;
    const double bytes = log_ins * sizeof(LogIn) + ends + LoginProcess::bytes_an_account;
    return static_cast<std::uint64_t>(accounts * bytes);
}

}  // namespace backlash
