// Draws who logs in when. Log-ins do not depend on the crisis: every scenario with one seed has the same.
//
// Account i logs in during step s with probability 1 - exp(-alpha_i c(s) dt), independently. Equal in law and
// what is done here: the next log-in after step s is the first step s' with alpha_i (C(s') - C(s)) >= E, E ~
// Exp(1) drawn from (account, log-in ordinal). Work then follows people, not the clock.
//
// Each block of ids plans a window of steps at a time and marks its log-ins by one bit an account and step:
// read in order they give ascending ids, in whatever order they were set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/random_streams.hpp"
#include "base/set_bits.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {

class LoginPlanner {
  public:
    static constexpr std::uint32_t window = 24;  // steps

    // rates: [alpha_i] per hour by account. `rhythm` must outlive the planner.
    LoginPlanner(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates);

    // A copy; `rhythm` is that of the other, and must outlive the copy.
    LoginPlanner(const LoginPlanner& other, const Rhythm& rhythm);

    std::uint32_t accounts() const { return static_cast<std::uint32_t>(rate_.size()); }

    // Words that hold a bit for each of so many accounts; for each account of a block; of the blocks before
    // it, which are full.
    static std::size_t words_for(std::uint32_t accounts) {
        return (std::size_t{accounts} + bits_a_word - 1) / bits_a_word;
    }
    static std::size_t words_of(std::uint32_t block, std::uint32_t accounts) {
        return words_for(block_range(block, accounts).size());
    }
    static std::size_t words_before(std::uint32_t block) {
        return std::size_t{block} * (block_size / bits_a_word);
    }

    // Draws the first log-in of the block's accounts. Blocks may be started and planned in parallel.
    void start(std::uint32_t block);

    // Plans the block's log-ins of steps [first, first + window), first a multiple of the window, into
    // bits[step][word]. Windows are planned in order, none left out.
    void plan(std::uint32_t block, std::uint32_t first, std::span<std::uint64_t> bits);

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = sizeof(float) + 2 * sizeof(std::uint32_t);

  private:
    // Draws the next log-in of accounts first_id + indices[k] whose last one was in step next_ (none yet:
    // `never`). Keeps those of `indices` in front whose next one is before `end`, in order; returns how many.
    std::size_t draw_next(std::uint32_t first_id, std::span<std::uint16_t> indices, std::uint32_t end);

    const Rhythm& rhythm_;
    RandomSource source_;
    std::vector<float> rate_;
    std::vector<std::uint32_t> next_;     // step of the next log-in
    std::vector<std::uint32_t> ordinal_;  // log-ins drawn so far
};

}  // namespace backlash
