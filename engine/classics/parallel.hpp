// Loops over accounts and draws for them, the same for any number of threads.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "base/word_batch.hpp"

namespace backlash {

// work(block, ids) for each block of [0, accounts).
template <class Work>
void for_each_block(std::uint32_t accounts, Executor& executor, const Work& work) {
    executor.for_each_index(block_count(accounts), [&](std::size_t block) {
        work(block, block_range(static_cast<std::uint32_t>(block), accounts));
    });
}

// work(ids, words) for 256 accounts of [0, accounts) at a time: words[i - ids.first] is the word of account i
// in the step. Four accounts share a Philox block.
template <class Work>
void for_each_with_words(std::uint32_t accounts, Executor& executor, const RandomSource& source,
                         std::uint32_t step, Stream stream, const Work& work) {
    for_each_block(accounts, executor, [&](std::size_t, IdRange block) {
        WordKeys keys;
        keys.ordinals.fill(step);
        BatchWords words;
        std::uint32_t first = block.first;
        while (first < block.last) {
            for (std::uint32_t k = 0; k < word_batch; ++k) keys.accounts[k] = first / 4 + k;
            draw_words(source, stream, keys, word_batch, words);
            for (std::size_t w = 0; w < words.size() && first < block.last; ++w, first += word_batch)
                work(IdRange{first, std::min(block.last, first + word_batch)}, words[w]);
        }
    });
}

// A word is below this with the given probability, in steps of 2^-32.
inline std::uint64_t threshold_of(double probability) {
    return static_cast<std::uint64_t>(probability * 0x1p32);
}

// Uniform in [0, bound), bias below bound / 2^32.
inline std::uint32_t below(std::uint32_t bound, std::uint32_t word) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * bound) >> 32);
}

}  // namespace backlash
