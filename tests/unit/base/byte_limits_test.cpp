#include "base/byte_limits.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace backlash {
namespace {

bool bit(const std::vector<std::uint64_t>& words, std::size_t position) {
    return (words[position / bits_a_word] >> (position % bits_a_word) & 1) != 0;
}

// As byte_limits.hpp says where the byte of account a is.
std::uint8_t byte_of(const BatchWords& words, std::size_t a) {
    return static_cast<std::uint8_t>(words[a / 64 % 4][a / 256 * 16 + a % 64 / 4] >> (8 * (a % 4)));
}

RC_GTEST_PROP(ByteLimits, EveryAccountIsComparedWithItsOwn, (std::uint64_t seed)) {
    const auto runs = *rc::gen::inRange<std::size_t>(1, byte_batch / bits_a_word + 1);
    WordKeys keys{};
    for (std::uint32_t k = 0; k < word_batch; ++k) keys.accounts[k] = k;
    BatchWords words;
    draw_words({seed, 0}, Stream::login, keys, counters_for(runs), words);
    std::vector<std::uint8_t> limits(runs * bits_a_word);
    for (std::size_t a = 0; a < limits.size(); ++a) {
        const int apart = *rc::gen::inRange(-2, 3);  // near the byte, or anywhere
        limits[a] = apart == 2 ? *rc::gen::arbitrary<std::uint8_t>()
                               : static_cast<std::uint8_t>(byte_of(words, a) + apart);
    }
    std::vector<std::uint64_t> below(runs);
    std::vector<std::uint64_t> equal(runs);
    for (const auto& way : ways_to_compare_bytes()) {
        way(words, limits, below, equal);
        for (std::size_t a = 0; a < limits.size(); ++a) {
            RC_ASSERT(bit(below, a) == (byte_of(words, a) < limits[a]));
            RC_ASSERT(bit(equal, a) == (byte_of(words, a) == limits[a]));
        }
    }
}

TEST(ByteLimits, AsManyCountersAsAccountsNeedGoInWholeRuns) {
    EXPECT_EQ(counters_for(1), 16U);
    EXPECT_EQ(counters_for(4), 16U) << "256 accounts";
    EXPECT_EQ(counters_for(5), 32U);
    EXPECT_EQ(counters_for(byte_batch / bits_a_word), word_batch);
}

}  // namespace
}  // namespace backlash
