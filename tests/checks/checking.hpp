// Tools of the checks against published numbers.
//
// Seeds are fixed, so that a check passes always or never. `ninja nightly-checks` sets other ones and more
// runs: then a check that compares a sample mean with a number fails by chance as often as the comment at its
// bound says.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

namespace backlash::checks {

inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

inline std::uint64_t seed() {
    return number_from_environment("BACKLASH_CHECK_SEED", 1);
}

// Runs of a check: so many in `./dev test`, more at night.
inline std::uint32_t runs(std::uint32_t usual) {
    return usual * static_cast<std::uint32_t>(number_from_environment("BACKLASH_CHECK_FACTOR", 1));
}

struct Sample {
    double mean = 0.0;
    double error = 0.0;  // standard error of the mean
};

inline Sample sample_of(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value;
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

// Share of `n` independent trials; the error is that of the expected share.
inline Sample share_of(double successes, double n, double expected) {
    return {successes / n, std::sqrt(expected * (1.0 - expected) / n)};
}

// |mean - expected| < 4 standard errors: false alarm once in 16,000 (normal), and a bias that large at once.
inline void expect_equal(const std::string& what, const Sample& sample, double expected,
                         double sigmas = 4.0) {
    ::testing::Test::RecordProperty(what, std::to_string(sample.mean));
    EXPECT_NEAR(sample.mean, expected, sigmas * sample.error) << what << ", standard error " << sample.error;
    std::printf("  %-52s %.5g  published %.5g  error %.2g\n", what.c_str(), sample.mean, expected,
                sample.error);
}

// A bound on the relative difference, for figures that have a bias of their own (finite N, finite steps).
inline void expect_close(const std::string& what, double measured, double published, double tolerance) {
    EXPECT_NEAR(measured, published, tolerance * std::abs(published)) << what;
    std::printf("  %-52s %.5g  published %.5g  tolerance %.2g\n", what.c_str(), measured, published,
                tolerance);
}

}  // namespace backlash::checks
