// Who logs in when, step by step: planned window by window for one simulation, or shared by several.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/set_bits.hpp"
#include "simulation/login_planner.hpp"
#include "simulation/shared_logins.hpp"

namespace backlash {

class LoginSchedule {
  public:
    static constexpr std::uint32_t window = LoginPlanner::window;  // steps

    explicit LoginSchedule(std::shared_ptr<const LoginPlanner> planner);
    explicit LoginSchedule(std::shared_ptr<SharedLogins> shared);

    std::uint32_t blocks() const { return block_count(accounts_); }

    // Plans the block's log-ins of steps [first, first + window), first a multiple of the window. Blocks may
    // be planned in parallel.
    void plan(std::uint32_t block, std::uint32_t first);

    // Room for the log-ins of a block at one step.
    using Room = std::array<std::uint16_t, block_size + set_bits_spare>;

    // Who of the block logs in at that step of the planned window: ids minus the block's first id, ascending.
    // Lies in `room`.
    std::span<const std::uint16_t> at(std::uint32_t block, std::uint32_t step, Room& room) const;

    // Has the processor fetch what at() will read.
    void fetch(std::uint32_t block, std::uint32_t step) const;

    // How many those are.
    std::uint32_t count_at(std::uint32_t block, std::uint32_t step) const;

    // What is kept of an account where nothing is shared.
    static constexpr std::size_t bytes_an_account = LoginPlanner::bytes_an_account + (window + 7) / 8;

  private:
    // The window of a block in own_.
    static std::size_t offset_of(std::uint32_t block);
    std::span<const std::uint64_t> row(std::uint32_t block, std::uint32_t step) const;

    std::uint32_t accounts_;
    std::shared_ptr<const LoginPlanner> planner_;  // unless the log-ins are shared
    std::shared_ptr<SharedLogins> shared_;
    std::vector<std::uint64_t> own_;  // [block][step of the window][word]
};

}  // namespace backlash
