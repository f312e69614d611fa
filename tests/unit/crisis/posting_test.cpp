#include "crisis/posting.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/random_streams.hpp"
#include "crisis/any_account.hpp"
#include "network/chance.hpp"

namespace backlash {
namespace {

constexpr PostingValues defaults;  // pi = .48, pi0 = .057, prompt = .30
constexpr Account outraged{.outrage = 1.0F, .involvement = 1.0F, .engagement = 1.0F};

struct Case {
    Account account;
    bool prompted;
    double novelty;
};

// Each of three counts within 5 standard deviations: a right program fails once in 600000 cases.
void expect_probabilities(const Case& c) {
    const Account& a = c.account;
    const double w = a.engagement * (1.0 - a.fatigue) * c.novelty * (c.prompted ? 1.0 : 0.30);
    const double negative = 0.48 * a.involvement * a.outrage * a.outrage * w;
    const double neutral = 0.057 * (1.0 - a.outrage) * w;
    const double posts = 1.0 - std::exp(-(negative + neutral));
    constexpr std::uint32_t trials = 300000;
    std::array<double, 3> counts{};
    for (std::uint32_t login = 0; login < trials; ++login) {
        const auto words = RandomSource{.seed = 8}.words(0, login, Stream::login_uniforms);
        const Tone tone = decide_post(urge_of(a), c.prompted, c.novelty, uniform24(words[2]),
                                      uniform24(words[3]), defaults);
        ++counts.at(static_cast<std::size_t>(tone));
    }
    const double share = negative / (negative + neutral);
    EXPECT_LT(std::abs(binomial_z(counts[0], trials, 1.0 - posts)), z_limit);
    EXPECT_LT(std::abs(binomial_z(counts[1], trials, posts * (1.0 - share))), z_limit);
    EXPECT_LT(std::abs(binomial_z(counts[2], trials, posts * share)), z_limit);
}

TEST(DecidePost, HasTheProbabilitiesOfTheFormula) {
    const Account fan{.outrage = 0.5F, .fatigue = 0.2F, .involvement = 1.4F, .engagement = 2.0F};
    expect_probabilities({fan, true, 0.75});
    expect_probabilities({fan, false, 0.75});
    const Account heavy{.outrage = 0.8F, .involvement = 3.0F, .engagement = 6.0F};
    expect_probabilities({heavy, true, 1.0});
    const Account calm{.outrage = 0.1F, .fatigue = 0.5F, .involvement = 0.3F, .engagement = 5.0F};
    expect_probabilities({calm, true, 0.4});
}

TEST(DecidePost, PostsBelowOneMinusExpOfTheHazard) {
    EXPECT_NEAR(1.0 - std::exp(-0.48), 0.38121661, 1e-8);
    EXPECT_EQ(decide_post(urge_of(outraged), true, 1.0, 0.381216F, 0.5F, defaults), Tone::negative);
    EXPECT_EQ(decide_post(urge_of(outraged), true, 1.0, 0.381218F, 0.5F, defaults), Tone::silent);
    EXPECT_EQ(decide_post(urge_of(outraged), false, 1.0, 0.134F, 0.5F, defaults), Tone::negative)
        << "1 - e^-.144 = .1341";
    EXPECT_EQ(decide_post(urge_of(outraged), false, 1.0, 0.135F, 0.5F, defaults), Tone::silent);
}

TEST(DecidePost, ToneFollowsOutrage) {
    Account account = outraged;
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.9999F, defaults), Tone::negative)
        << "never neutral at o = 1";
    account.outrage = 0.0F;
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.0F, defaults), Tone::neutral)
        << "never negative at o = 0";
    account.outrage = 0.3F;  // ln = .0432, l0 = .0399: .51986 of the posts are negative
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.5198F, defaults), Tone::negative);
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.5199F, defaults), Tone::neutral);
}

TEST(DecidePost, TheUninvolvedAndTheExhaustedAreSilent) {
    Account account = outraged;
    account.involvement = 0.0F;
    account.outrage = 0.5F;
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.5F, defaults), Tone::silent);
    account = outraged;
    account.fatigue = 1.0F;
    EXPECT_EQ(decide_post(urge_of(account), true, 1.0, 0.0F, 0.5F, defaults), Tone::silent);
}

TEST(Tire, TakesAShareOfWhatIsLeft) {
    Account account{.fatigue = 0.5F};
    tire(account, 0.2);
    EXPECT_FLOAT_EQ(account.fatigue, 0.6F);
    tire(account, 0.2);
    EXPECT_FLOAT_EQ(account.fatigue, 0.68F);
}

RC_GTEST_PROP(Tire, NeverPassesOne, ()) {
    Account account{.fatigue = static_cast<float>(any_share())};
    const float before = account.fatigue;
    tire(account, any_share());
    RC_ASSERT(account.fatigue >= before);
    RC_ASSERT(account.fatigue <= 1.0F);
}

}  // namespace
}  // namespace backlash
