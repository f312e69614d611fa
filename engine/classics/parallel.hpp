// Loops over accounts and draws for them, the same for any number of threads.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "base/random_streams.hpp"

namespace backlash {

// work(block, ids) for each block of [0, accounts).
template <class Work>
void for_each_block(std::uint32_t accounts, Executor& executor, const Work& work) {
    executor.for_each_index(block_count(accounts), [&](std::size_t block) {
        work(block, block_range(static_cast<std::uint32_t>(block), accounts));
    });
}

// One 32-bit word an account and step; four accounts share a Philox block. Ask in the order of the ids.
class AccountWords {
  public:
    AccountWords(const RandomSource& source, std::uint32_t step, Stream stream)
        : source_(source), step_(step), stream_(stream) {}

    std::uint32_t operator()(std::uint32_t account) {
        const std::uint32_t four = account / 4;
        if (four != held_) {
            words_ = source_.words(four, step_, stream_);
            held_ = four;
        }
        return words_[account % 4];
    }

  private:
    RandomSource source_;
    std::uint32_t step_;
    Stream stream_;
    std::uint32_t held_ = 0xFFFFFFFFU;
    RandomSource::Words words_{};
};

// A word is below this with the given probability, in steps of 2^-32.
inline std::uint64_t threshold_of(double probability) {
    return static_cast<std::uint64_t>(probability * 0x1p32);
}

// Uniform in [0, bound), bias below bound / 2^32.
inline std::uint32_t below(std::uint32_t bound, std::uint32_t word) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * bound) >> 32);
}

// counter += change, from several threads only when there are several. The sum does not depend on the order.
inline std::uint32_t add_shared(std::uint32_t& counter, std::uint32_t change, bool shared) {
    if (shared) return std::atomic_ref(counter).fetch_add(change, std::memory_order_relaxed);
    const std::uint32_t before = counter;
    counter += change;
    return before;
}

}  // namespace backlash
