#include "crisis/novelty.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace backlash {
namespace {

const AttentionValues defaults;  // tau_n = 5 h, nu = 3, beta_n = .4, n_floor = .03

double level_of(double salience, double hours, double unresolved) {
    Novelty novelty(defaults);
    novelty.publish(salience);
    novelty.age(hours, unresolved);
    return novelty.level();
}

TEST(Novelty, IsAtItsFloorBeforeAnythingHappens) {
    Novelty novelty(defaults);
    EXPECT_EQ(novelty.level(), 0.03);
    novelty.age(10.0, 1.0);
    EXPECT_EQ(novelty.level(), 0.03);
}

TEST(Novelty, DecaysFromItsSalience) {
    EXPECT_EQ(level_of(0.75, 0.0, 0.0), 0.75);
    EXPECT_NEAR(level_of(0.75, 5.0, 0.0), 0.75 * std::exp(-1.0), 1e-15);
    EXPECT_NEAR(level_of(0.75, 40.0, 0.0), 0.75 * std::exp(-std::pow(8.0, 0.4)), 1e-15) << "stretched";
}

TEST(Novelty, KeepsAFloor) {
    EXPECT_EQ(level_of(0.02, 0.0, 0.0), 0.03);
    EXPECT_EQ(level_of(1.0, 1e4, 0.0), 0.03);
}

TEST(Novelty, UnresolvedCrisesAgeSlowly) {
    EXPECT_NEAR(level_of(1.0, 15.0, 1.0), std::exp(-1.0), 1e-15) << "nu tau_n";
    EXPECT_NEAR(level_of(1.0, 10.0, 0.5), std::exp(-1.0), 1e-15);
    EXPECT_GT(level_of(1.0, 5.0, 0.5), level_of(1.0, 5.0, 0.0));
}

TEST(Novelty, FeedbackOfNoneLeavesTheClockAlone) {
    Novelty novelty({.unresolved_factor = 1.0});
    novelty.publish(1.0);
    novelty.age(5.0, 1.0);
    EXPECT_NEAR(novelty.level(), std::exp(-1.0), 1e-15);
}

TEST(Novelty, TheFreshestStoryCounts) {
    Novelty novelty(defaults);
    novelty.publish(1.0);
    novelty.age(5.0, 0.0);
    novelty.publish(0.5);
    EXPECT_EQ(novelty.level(), 0.5) << "above e^-1 of the first";
    novelty.age(5.0, 0.0);
    EXPECT_NEAR(novelty.level(), std::exp(-std::pow(2.0, 0.4)), 1e-15)
        << "the first has aged more, but was larger";
}

}  // namespace
}  // namespace backlash
