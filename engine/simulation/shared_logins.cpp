#include "simulation/shared_logins.hpp"

#include <utility>

#include "base/huge_pages.hpp"

namespace backlash {
namespace {

std::uint32_t whole_windows(std::uint32_t steps) {
    return (steps + LoginPlanner::window - 1) / LoginPlanner::window * LoginPlanner::window;
}

}  // namespace

SharedLogins::SharedLogins(LoginPlanner planner)
    : planner_(std::move(planner)),
      steps_(whole_windows(planner_.steps())),
      progress_(block_count(planner_.accounts())),
      bits_(std::make_unique_for_overwrite<std::uint64_t[]>(LoginPlanner::words_for(planner_.accounts()) *
                                                            steps_)) {
    advise_huge_pages(bits_.get(),
                      LoginPlanner::words_for(planner_.accounts()) * steps_ * sizeof(std::uint64_t));
}

void SharedLogins::plan_before(std::uint32_t block, std::uint32_t end) {
    Progress& progress = progress_[block];
    if (progress.planned.load(std::memory_order_acquire) >= end) return;
    const std::lock_guard lock(progress.planning);
    const std::size_t words = LoginPlanner::words_of(block, planner_.accounts());
    std::uint32_t first = progress.planned.load(std::memory_order_relaxed);
    for (; first < end; first += LoginPlanner::window) {
        std::uint64_t* const window = &bits_[LoginPlanner::words_before(block) * steps_ + first * words];
        planner_.plan(block, first, {window, words * LoginPlanner::window});
        progress.planned.store(first + LoginPlanner::window, std::memory_order_release);
    }
}

std::span<const std::uint64_t> SharedLogins::row(std::uint32_t block, std::uint32_t step) const {
    const std::size_t words = LoginPlanner::words_of(block, planner_.accounts());
    return {&bits_[LoginPlanner::words_before(block) * steps_ + step * words], words};
}

std::uint64_t SharedLogins::bytes(std::uint32_t accounts, std::uint32_t steps) {
    return LoginPlanner::words_for(accounts) * whole_windows(steps) * sizeof(std::uint64_t) +
           accounts * LoginPlanner::bytes_an_account;
}

}  // namespace backlash
