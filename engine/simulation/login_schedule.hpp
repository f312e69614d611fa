// Who logs in when, step by step: drawn some steps ahead for one simulation, or shared by several.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/word_batch.hpp"
#include "simulation/log_in.hpp"
#include "simulation/login_process.hpp"
#include "simulation/shared_logins.hpp"

namespace backlash {

class LoginSchedule {
  public:
    explicit LoginSchedule(std::shared_ptr<const LoginProcess> process);
    explicit LoginSchedule(std::shared_ptr<SharedLogins> shared);

    std::uint32_t blocks() const { return block_count(accounts_); }

    // Before the log-ins of the block in `step` are asked for; steps in order, from 0 on. Blocks may be
    // planned in parallel.
    void plan(std::uint32_t block, std::uint32_t step);

    // Calls take(first_id, log_ins) until it has had all of the block who log in during the step, the last
    // that was planned: accounts first_id + log_ins[k].index(), at most word_batch.
    template <class Take>
    void visit(std::uint32_t block, std::uint32_t step, const Take& take) const {
        const IdRange cells = cells_of(block);
        for (std::uint32_t cell = cells.first; cell < cells.last; ++cell) {
            auto rest = at(cell, step);
            while (!rest.empty()) {
                const auto part = rest.first(std::min<std::size_t>(word_batch, rest.size()));
                take(cell * cell_size, part);
                rest = rest.subspan(part.size());
            }
        }
    }

    // How many those are; fetches them.
    std::uint32_t count_at(std::uint32_t block, std::uint32_t step) const;

    // What is kept of an account where nothing is shared, by design: one log-in ahead. Six bytes more of
    // those who log in so often that they are asked in each step.
    static constexpr std::size_t bytes_an_account = LoginProcess::bytes_an_account + sizeof(LogIn);

  private:
    IdRange cells_of(std::uint32_t block) const;
    std::span<const LogIn> at(std::uint32_t cell, std::uint32_t step) const {
        return shared_ ? shared_->at(cell, step) : ahead_[cell].at(step % process_->window());
    }

    std::uint32_t accounts_;
    std::shared_ptr<const LoginProcess> process_;  // unless the log-ins are shared
    std::vector<DrawnSteps> ahead_;                // by cell, likewise
    std::shared_ptr<SharedLogins> shared_;
};

}  // namespace backlash
