// Who logs in when, step by step: planned window by window for one simulation, or shared by several.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/random_streams.hpp"
#include "base/set_bits.hpp"
#include "simulation/login_planner.hpp"
#include "simulation/rhythm.hpp"
#include "simulation/shared_logins.hpp"

namespace backlash {

class LoginSchedule {
  public:
    static constexpr std::uint32_t window = LoginPlanner::window;  // steps

    // rates: [alpha_i] per hour by account. `rhythm` must outlive the schedule. `shared`, if given, is made
    // of equal rhythm, source and rates.
    LoginSchedule(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates,
                  std::shared_ptr<SharedLogins> shared = nullptr);

    // A copy; `rhythm` is that of the other, and must outlive the copy.
    LoginSchedule(const LoginSchedule& other, const Rhythm& rhythm);

    std::uint32_t blocks() const { return block_count(accounts_); }

    // Draws the first log-in of the block's accounts. Blocks may be started and planned in parallel.
    void start(std::uint32_t block);

    // Plans the block's log-ins of steps [first, first + window), first a multiple of the window. Windows are
    // planned in order, none left out.
    void plan(std::uint32_t block, std::uint32_t first);

    // Room for the log-ins of a block at one step.
    using Room = std::array<std::uint16_t, block_size + set_bits_spare>;

    // Who of the block logs in at that step of the planned window: ids minus the block's first id, ascending.
    // Lies in `room`.
    std::span<const std::uint16_t> at(std::uint32_t block, std::uint32_t step, Room& room) const;

    // How many those are.
    std::uint32_t count_at(std::uint32_t block, std::uint32_t step) const;

    // What is kept of an account where nothing is shared.
    static constexpr std::size_t bytes_an_account = LoginPlanner::bytes_an_account + (window + 7) / 8;

  private:
    // The window of a block in own_.
    std::size_t offset_of(std::uint32_t block) const;
    std::span<const std::uint64_t> row(std::uint32_t block, std::uint32_t step) const;

    std::uint32_t accounts_;
    std::shared_ptr<SharedLogins> shared_;
    std::optional<LoginPlanner> planner_;  // unless the log-ins are shared
    std::vector<std::uint64_t> own_;       // [block][step of the window][word]
};

}  // namespace backlash
