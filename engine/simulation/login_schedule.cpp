#include "simulation/login_schedule.hpp"

#include <utility>

namespace backlash {
namespace {

constexpr std::size_t log_ins_a_line = 64 / sizeof(LogIn);

}  // namespace

LoginSchedule::LoginSchedule(std::shared_ptr<const LoginProcess> process)
    : accounts_(process->accounts()), process_(std::move(process)), ahead_(process_->cells()) {}

LoginSchedule::LoginSchedule(std::shared_ptr<SharedLogins> shared)
    : accounts_(shared->accounts()), shared_(std::move(shared)) {}

IdRange LoginSchedule::cells_of(std::uint32_t block) const {
    static_assert(block_size % cell_size == 0);
    const IdRange ids = block_range(block, accounts_);
    return {ids.first / cell_size, (ids.last - 1) / cell_size + 1};
}

void LoginSchedule::plan(std::uint32_t block, std::uint32_t step) {
    const IdRange cells = cells_of(block);
    if (shared_) {
        for (std::uint32_t cell = cells.first; cell < cells.last; ++cell)
            shared_->draw_before(cell, step + 1);
    } else if (step % process_->window() == 0) {
        const std::uint32_t end = std::min(step + process_->window(), process_->steps());
        for (std::uint32_t cell = cells.first; cell < cells.last; ++cell)
            process_->draw(cell, {step, end}, ahead_[cell]);
    }
}

std::uint32_t LoginSchedule::count_at(std::uint32_t block, std::uint32_t step) const {
    std::uint32_t sum = 0;
    const IdRange cells = cells_of(block);
    for (std::uint32_t cell = cells.first; cell < cells.last; ++cell) {
        const auto log_ins = at(cell, step);
        if (log_ins.empty()) continue;
        for (std::size_t k = 0; k < log_ins.size(); k += log_ins_a_line) __builtin_prefetch(&log_ins[k]);
        __builtin_prefetch(&log_ins.back());
        sum += static_cast<std::uint32_t>(log_ins.size());
    }
    return sum;
}

}  // namespace backlash
