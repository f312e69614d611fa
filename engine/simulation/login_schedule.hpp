// Who logs in when. Log-ins do not depend on the crisis: every scenario with one seed has the same schedule.
//
// Account i logs in during step s with probability 1 - exp(-alpha_i c(s) dt), independently. Equal in law and
// what is done here: the next log-in after step s is the first step s' with alpha_i (C(s') - C(s)) >= E, E ~
// Exp(1) drawn from (account, log-in ordinal). Work then follows people, not the clock.
//
// Each block of ids plans a window of steps at a time and marks its log-ins by one bit an account and step:
// read in order they give ascending ids, in whatever order they were set.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/random_streams.hpp"
#include "base/set_bits.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {

class LoginSchedule {
  public:
    static constexpr std::uint32_t window = 24;  // steps

    // rates: [alpha_i] per hour by account. `rhythm` must outlive the schedule.
    LoginSchedule(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates);

    // A copy; `rhythm` is that of the other, and must outlive the copy.
    LoginSchedule(const LoginSchedule& other, const Rhythm& rhythm);

    std::uint32_t blocks() const { return static_cast<std::uint32_t>(windows_.size()); }

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

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account =
        sizeof(float) + 2 * sizeof(std::uint32_t) + (window + 7) / 8;

  private:
    static constexpr std::uint32_t block_words = block_size / bits_a_word;
    using StepBits = std::array<std::uint64_t, block_words>;
    using WindowBits = std::array<StepBits, window>;

    // Draws the next log-in of accounts first_id + indices[k] whose last one was in step next_ (none yet:
    // `never`). Keeps those of `indices` in front whose next one is before `end`, in order; returns how many.
    std::size_t draw_next(std::uint32_t first_id, std::span<std::uint16_t> indices, std::uint32_t end);

    const Rhythm& rhythm_;
    RandomSource source_;
    std::vector<float> rate_;
    std::vector<std::uint32_t> next_;     // step of the next log-in
    std::vector<std::uint32_t> ordinal_;  // log-ins drawn so far
    std::vector<WindowBits> windows_;     // by block
};

}  // namespace backlash
