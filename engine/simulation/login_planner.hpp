// Draws who logs in when. Log-ins do not depend on the crisis: every scenario with one seed has the same.
//
// Account i logs in during step s with probability p = 1 - exp(-alpha_i c(s) dt), independently of all else:
// if a uniform of its own for this step is below p. One random byte is the beginning of that number, and is
// compared with the beginning of p for 64 accounts at once; only where they are equal, once in 256, the rest
// is drawn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/blocks.hpp"
#include "base/huge_pages.hpp"
#include "base/random_streams.hpp"
#include "base/set_bits.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {

class LoginPlanner {
  public:
    static constexpr std::uint32_t window = 24;  // steps

    // rates: [alpha_i] per hour by account.
    LoginPlanner(Rhythm rhythm, const RandomSource& source, ZeroPageVector<float> rates);

    std::uint32_t steps() const { return rhythm_.steps(); }
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

    // Plans the block's log-ins of steps [first, first + window) into bits[step][word], first < steps();
    // nobody logs in after the last step of the run. Windows may be planned in any order, from any thread.
    void plan(std::uint32_t block, std::uint32_t first, std::span<std::uint64_t> bits) const;

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = sizeof(float);

  private:
    // By index in a block, 0 beyond its end: the whole part of 256 p.
    using ByteLimits = std::array<std::uint8_t, block_size>;

    void find_limits(IdRange ids, float hours, ByteLimits& limits) const;
    void plan_step(IdRange ids, std::uint32_t step, const ByteLimits& limits,
                   std::span<std::uint64_t> bits) const;
    void decide(IdRange ids, std::uint32_t step, const ByteLimits& limits,
                std::span<const std::uint16_t> undecided, std::span<std::uint64_t> bits) const;

    Rhythm rhythm_;
    RandomSource source_;
    ZeroPageVector<float> rate_;
};

}  // namespace backlash
