#include "base/set_bits.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace backlash {
namespace {

std::vector<std::uint16_t> listed(const std::vector<std::uint64_t>& words) {
    std::vector<std::uint16_t> positions(words.size() * bits_a_word + set_bits_spare);
    positions.resize(list_set_bits(words, positions));
    return positions;
}

RC_GTEST_PROP(SetBits, AreListedAscendingEachOnce, (std::vector<std::uint64_t> words)) {
    if (!words.empty() && *rc::gen::arbitrary<bool>()) words.back() = ~std::uint64_t{0};
    std::vector<std::uint16_t> expected;
    for (std::uint32_t p = 0; p < words.size() * bits_a_word; ++p)
        if ((words[p / bits_a_word] >> (p % bits_a_word) & 1) != 0)
            expected.push_back(static_cast<std::uint16_t>(p));
    RC_ASSERT(listed(words) == expected);
    std::vector<std::uint16_t> rare(expected.size());
    RC_ASSERT(list_rare_bits(words, rare) == expected.size());
    RC_ASSERT(rare == expected);
}

TEST(SetBits, WriteNothingBeyondTheSpareRoom) {
    constexpr std::uint16_t mark = 0xABCD;
    for (const std::uint64_t word : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
        const std::vector<std::uint64_t> words(256, word);
        std::vector<std::uint16_t> room(256 * bits_a_word + set_bits_spare + 64, mark);
        const std::size_t count = list_set_bits(words, room);
        EXPECT_EQ(count, word == 0 ? 0U : word == 1 ? 256U : 256U * bits_a_word);
        const auto beyond = room.begin() + static_cast<std::ptrdiff_t>(count + set_bits_spare);
        EXPECT_TRUE(std::all_of(beyond, room.end(), [](std::uint16_t value) { return value == mark; }));
    }
}

}  // namespace
}  // namespace backlash
