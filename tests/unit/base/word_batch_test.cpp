#include "base/word_batch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace backlash {
namespace {

RC_GTEST_PROP(WordBatch, HoldsTheWordsOfTheRandomSource, (std::uint64_t seed, std::uint32_t replicate)) {
    const RandomSource source{seed, replicate};
    WordKeys keys{};
    for (std::uint32_t k = 0; k < word_batch; ++k) {
        keys.accounts[k] = *rc::gen::arbitrary<std::uint32_t>();
        keys.ordinals[k] = *rc::gen::arbitrary<std::uint32_t>();
    }
    const Stream stream = *rc::gen::element(Stream::login_uniforms, Stream::login, Stream::followee);
    BatchWords words;
    const auto count = *rc::gen::inRange(1U, word_batch + 1);
    draw_words(source, stream, keys, count, words);
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto expected = source.words(keys.accounts[k], keys.ordinals[k], stream);
        for (std::size_t w = 0; w < expected.size(); ++w) RC_ASSERT(words[w][k] == expected[w]);
    }
}

}  // namespace
}  // namespace backlash
