#include "simulation/login_uniforms.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 9, .replicate = 2};
constexpr std::uint32_t step = 77;

// More than one batch of words.
TEST(LoginUniforms, BeginWithTheMarksOfTheLogIn) {
    std::vector<std::uint32_t> accounts;
    std::vector<LogIn> log_ins;
    for (std::uint32_t k = 0; k < log_in_batch - 3; ++k) {
        accounts.push_back(10'000 + 7 * k);
        log_ins.emplace_back(k, source.words(k, 1, Stream::login)[0]);
    }
    LoginUniforms uniforms;
    draw_login_uniforms(source, step, accounts, log_ins, uniforms);
    for (std::size_t k = 0; k < accounts.size(); ++k) {
        const auto words = source.words(accounts[k], step, Stream::login_uniforms);
        EXPECT_EQ(uniforms.feed[k], uniform24(words[0]));
        EXPECT_EQ(uniforms.tone[k], uniform24(words[3]));
        const auto joined = [&](std::uint32_t mark, std::uint32_t word) {
            return static_cast<float>(mark * 32768 + word / 131'072) * 0x1p-24F;  // 9 bits, then 15
        };
        EXPECT_EQ(uniforms.board[k], joined(log_ins[k].board_mark(), words[1]));
        EXPECT_EQ(uniforms.post[k], joined(log_ins[k].post_mark(), words[2]));
        EXPECT_EQ(uniforms.board[k], board_uniform(source, step, accounts[k], log_ins[k]));
    }
}

TEST(LogIn, KeepsItsIndexAndEighteenOfTwentyBits) {
    const LogIn all(cell_size - 1, 0xFFFFFFFF);
    EXPECT_EQ(all.index(), cell_size - 1);
    EXPECT_EQ(all.board_mark(), 511U);
    EXPECT_EQ(all.post_mark(), 511U);
    const LogIn none(5, 0xFFF00000);
    EXPECT_EQ(none.index(), 5U);
    EXPECT_EQ(none.marks(), 0U);
    EXPECT_EQ(LogIn(0, 1U << 10).post_mark(), 1U);
    EXPECT_EQ(LogIn(0, 1U << 8).board_mark(), 256U);
}

}  // namespace
}  // namespace backlash
