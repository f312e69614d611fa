#include "simulation/login_schedule.hpp"

#include <bit>
#include <utility>

#include "base/vector_loop.hpp"

namespace backlash {

LoginSchedule::LoginSchedule(std::shared_ptr<const LoginPlanner> planner)
    : accounts_(planner->accounts()),
      planner_(std::move(planner)),
      own_(LoginPlanner::words_for(accounts_) * window) {}

LoginSchedule::LoginSchedule(std::shared_ptr<SharedLogins> shared)
    : accounts_(shared->accounts()), shared_(std::move(shared)) {}

std::size_t LoginSchedule::offset_of(std::uint32_t block) {
    return LoginPlanner::words_before(block) * window;
}

void LoginSchedule::plan(std::uint32_t block, std::uint32_t first) {
    if (shared_) return shared_->plan_before(block, first + window);
    const std::size_t words = LoginPlanner::words_of(block, accounts_) * window;
    planner_->plan(block, first, std::span(own_).subspan(offset_of(block), words));
}

std::span<const std::uint64_t> LoginSchedule::row(std::uint32_t block, std::uint32_t step) const {
    if (shared_) return shared_->row(block, step);
    const std::size_t words = LoginPlanner::words_of(block, accounts_);
    return std::span(own_).subspan(offset_of(block) + step % window * words, words);
}

std::span<const std::uint16_t> LoginSchedule::at(std::uint32_t block, std::uint32_t step, Room& room) const {
    return std::span(room).first(list_set_bits(row(block, step), room));
}

void LoginSchedule::fetch(std::uint32_t block, std::uint32_t step) const {
    constexpr std::size_t words_a_line = 8;
    const auto words = row(block, step);
    for (std::size_t w = 0; w < words.size(); w += words_a_line) __builtin_prefetch(&words[w]);
}

std::uint32_t LoginSchedule::count_at(std::uint32_t block, std::uint32_t step) const {
    const auto words = row(block, step);
    std::uint32_t count = 0;
    vector_loop([&] {
        int bits = 0;
        for (const std::uint64_t word : words) bits += std::popcount(word);
        count = static_cast<std::uint32_t>(bits);
    });
    return count;
}

}  // namespace backlash
