// How much faster are random words by the batch than one block at a time?
//
// Answer seen: two and a half times, with eight counters in vector registers.
#include <benchmark/benchmark.h>

#include "base/word_batch.hpp"
#include "questions.hpp"

namespace backlash {
namespace {

void by_block(benchmark::State& state) {
    std::uint32_t account = 0;
    for (auto _ : state) benchmark::DoNotOptimize(RandomSource{}.words(account++, 0, Stream::login_uniforms));
    state.SetItemsProcessed(state.iterations());
}

void by_batch(benchmark::State& state) {
    WordKeys keys;
    for (std::uint32_t k = 0; k < word_batch; ++k) {
        keys.accounts[k] = k;
        keys.ordinals[k] = 0;
    }
    BatchWords words;
    for (auto _ : state) {
        draw_words(RandomSource{}, Stream::login_uniforms, keys, word_batch, words);
        benchmark::DoNotOptimize(words);
    }
    state.SetItemsProcessed(state.iterations() * word_batch);
}

}  // namespace

void ask_random_words() {
    benchmark::RegisterBenchmark("philox/block", by_block);
    benchmark::RegisterBenchmark("philox/batch", by_batch);
}

}  // namespace backlash
