#include "base/random_streams.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kolmogorov_smirnov.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t all_ones = 0xFFFFFFFF;

RandomSource::Words words_for(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    const RandomSource source{.seed = (std::uint64_t{key[1]} << 32) | key[0], .replicate = counter[3]};
    return source.words(counter[0], counter[1], static_cast<Stream>(counter[2]));
}

// The vectors "philox4x32 10" of Random123's kat_vectors. In the third all words differ, so it also pins the
// order of counter = (account, ordinal, stream, replicate) and key = (seed low, seed high).
TEST(RandomSource, GivesTheKnownAnswersOfPhilox) {
    EXPECT_EQ(words_for({0, 0, 0, 0}, {0, 0}),
              (RandomSource::Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(words_for({all_ones, all_ones, all_ones, all_ones}, {all_ones, all_ones}),
              (RandomSource::Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(words_for({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (RandomSource::Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomSource, StreamNumbersAreTheDocumentedOnes) {
    EXPECT_EQ(static_cast<int>(Stream::login_uniforms), 0);
    EXPECT_EQ(static_cast<int>(Stream::login), 5);
    EXPECT_EQ(static_cast<int>(Stream::login_count), 6);
    EXPECT_EQ(static_cast<int>(Stream::frequent_login), 7);
    EXPECT_EQ(static_cast<int>(Stream::account_type), 16);
    EXPECT_EQ(static_cast<int>(Stream::market_noise), 32);
    EXPECT_EQ(static_cast<int>(Stream::out_degree), 48);
}

RC_GTEST_PROP(RandomSource, EveryArgumentChangesTheWords, (std::uint64_t seed, std::uint32_t account)) {
    const RandomSource source{.seed = seed};
    const auto words = source.words(account, 7, Stream::trust);
    RC_ASSERT(words == source.words(account, 7, Stream::trust));
    RC_ASSERT(words != source.words(account + 1, 7, Stream::trust));
    RC_ASSERT(words != source.words(account, 8, Stream::trust));
    RC_ASSERT(words != source.words(account, 7, Stream::loyalty));
    RC_ASSERT(words != (RandomSource{seed, 1}).words(account, 7, Stream::trust));
    RC_ASSERT(words != (RandomSource{seed ^ 1U, 0}).words(account, 7, Stream::trust));
    RC_ASSERT(words != (RandomSource{seed ^ (std::uint64_t{1} << 63), 0}).words(account, 7, Stream::trust));
}

TEST(Uniform24, RunsFromZeroToJustBelowOne) {
    EXPECT_EQ(uniform24(0), 0.0F);
    EXPECT_EQ(uniform24(0xFF), 0.0F);
    EXPECT_EQ(uniform24(0x100), 0x1p-24F);
    EXPECT_EQ(uniform24(all_ones), 1.0F - 0x1p-24F);
}

TEST(Uniform53, IsNeverZeroOrOne) {
    EXPECT_EQ(uniform53(0, 0), 0x1p-53);
    EXPECT_EQ(uniform53(all_ones, all_ones), 1.0 - 0x1p-53);
    EXPECT_EQ(uniform53(0x80000000, 0), 0.5 + 0x1p-53);
    EXPECT_EQ(uniform53(0, 0x1000) - uniform53(0, 0), 0x1p-52);
}

RC_GTEST_PROP(Uniform24, LiesOnItsGrid, (std::uint32_t word)) {
    const float u = uniform24(word);
    RC_ASSERT(u >= 0.0F);
    RC_ASSERT(u < 1.0F);
    RC_ASSERT(static_cast<std::uint32_t>(u * 0x1p24F) == word >> 8);
}

RC_GTEST_PROP(Uniform53, LiesOnItsGrid, (std::uint32_t high, std::uint32_t low)) {
    const double scaled = uniform53(high, low) * 0x1p53;
    const auto whole = static_cast<std::uint64_t>(scaled);
    RC_ASSERT(static_cast<double>(whole) == scaled);
    RC_ASSERT(whole % 2 == 1U);
    RC_ASSERT(whole >> 21 == high);
}

TEST(UniformSequence, TakesTwoUniformsFromEachBlockOfWords) {
    const RandomSource source{.seed = 5, .replicate = 3};
    UniformSequence sequence(source, 42, Stream::followee);
    for (std::uint32_t ordinal = 0; ordinal < 4; ++ordinal) {
        const auto words = source.words(42, ordinal, Stream::followee);
        EXPECT_EQ(sequence.next(), uniform53(words[0], words[1]));
        EXPECT_EQ(sequence.next(), uniform53(words[2], words[3]));
    }
}

TEST(UniformSequence, IsUniform) {
    UniformSequence sequence(RandomSource{}, 0, Stream::activity);
    std::vector<double> sample(20000);
    for (double& x : sample) x = sequence.next();
    EXPECT_GT(kolmogorov_smirnov_p(sample, [](double x) { return x; }), 1e-4);
}

TEST(Uniform24, IsUniformOverTheAccounts) {
    std::vector<double> sample;
    for (std::uint32_t account = 0; account < 5000; ++account) {
        for (const auto word : RandomSource{}.words(account, 0, Stream::login_uniforms))
            sample.push_back(uniform24(word));
    }
    EXPECT_GT(kolmogorov_smirnov_p(sample, [](double x) { return x; }), 1e-4);
}

}  // namespace
}  // namespace backlash
