#include "simulation/login_schedule.hpp"

#include <bit>
#include <utility>

#include "base/vector_loop.hpp"

namespace backlash {

LoginSchedule::LoginSchedule(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates,
                             std::shared_ptr<SharedLogins> shared)
    : accounts_(static_cast<std::uint32_t>(rates.size())), shared_(std::move(shared)) {
    if (shared_) return;
    planner_.emplace(rhythm, source, std::move(rates));
    own_.resize(LoginPlanner::words_for(accounts_) * window);
}

LoginSchedule::LoginSchedule(const LoginSchedule& other, const Rhythm& rhythm)
    : accounts_(other.accounts_), shared_(other.shared_), own_(other.own_) {
    if (other.planner_) planner_.emplace(*other.planner_, rhythm);
}

void LoginSchedule::start(std::uint32_t block) {
    if (planner_) planner_->start(block);
}

std::size_t LoginSchedule::offset_of(std::uint32_t block) const {
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
