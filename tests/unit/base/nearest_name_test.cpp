#include "base/nearest_name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace backlash {
namespace {

const std::vector<std::string> known = {"accounts", "attention", "crisis", "hub_share", "seed", "steps"};

TEST(NearestName, FindsOneMistypedLetter) {
    EXPECT_EQ(nearest_name("acounts", known), "accounts");    // deletion
    EXPECT_EQ(nearest_name("accouunts", known), "accounts");  // insertion
    EXPECT_EQ(nearest_name("crysis", known), "crisis");       // substitution
    EXPECT_EQ(nearest_name("sede", known), "seed");           // swap of neighbours
    EXPECT_EQ(nearest_name("hub-share", known), "hub_share");
}

TEST(NearestName, ToleratesAThirdOfTheLongerLength) {
    const std::vector<std::string> names = {"abcdefghi"};
    EXPECT_EQ(nearest_name("abcdefxyz", names), "abcdefghi");  // 3 of 9
    EXPECT_EQ(nearest_name("abcdewxyz", names), "");           // 4 of 9
}

TEST(NearestName, ToleratesOneMistakeInShortNames) {
    const std::vector<std::string> names = {"mu"};
    EXPECT_EQ(nearest_name("nu", names), "mu");
    EXPECT_EQ(nearest_name("no", names), "");
}

TEST(NearestName, CountsASwapAsOneMistakeOnly) {
    const std::vector<std::string> names = {"abc"};
    EXPECT_EQ(nearest_name("acb", names), "abc");
    EXPECT_EQ(nearest_name("cab", names), "");  // no swap of neighbours: two mistakes
}

TEST(NearestName, PrefersTheNearestAndThenTheFirst) {
    const std::vector<std::string> names = {"step", "steps", "stems"};
    EXPECT_EQ(nearest_name("steps", names), "steps");
    EXPECT_EQ(nearest_name("stess", names), "steps");
    EXPECT_EQ(nearest_name("stebs", std::vector<std::string>{"stems", "steps"}), "stems");
}

TEST(NearestName, GivesNothingForNothingNear) {
    EXPECT_EQ(nearest_name("temperature", known), "");
    EXPECT_EQ(nearest_name("seed", {}), "");
    EXPECT_EQ(nearest_name(std::string(100000, 'x'), known), "");
}

RC_GTEST_PROP(NearestName, ReturnsAKnownNameItself, ()) {
    const auto names = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::string>>(rc::gen::resize(20, rc::gen::arbitrary<std::string>())));
    const auto& typed = *rc::gen::elementOf(names);
    RC_ASSERT(nearest_name(typed, names) == typed);
}

}  // namespace
}  // namespace backlash
