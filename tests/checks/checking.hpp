// Tools of the checks against published numbers.
//
// Seeds are fixed, so that a check passes always or never. `ninja nightly-checks` sets other ones and more
// runs: then a correct program fails a statistical check by chance, once in false_alarm comparisons.
#pragma once

#include <gtest/gtest.h>

#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
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

// Of one comparison of a sample with a number, or of two samples: as much as 4 standard deviations of a
// normal variable.
inline constexpr double false_alarm = 1.0 / 16'000.0;

struct Sample {
    double mean = 0.0;
    double error = 0.0;    // standard error of the mean
    double degrees = 0.0;  // of freedom of the error; 0: it is known, not estimated
};

inline Sample sample_of(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value;
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1.0) / n), n - 1.0};
}

// Share of `n` independent trials; the error is that of the expected share.
inline Sample share_of(double successes, double n, double expected) {
    return {successes / n, std::sqrt(expected * (1.0 - expected) / n), 0.0};
}

// Difference of two independent means (Welch 1947).
inline Sample difference_of(const Sample& a, const Sample& b) {
    const double u = a.error * a.error;
    const double v = b.error * b.error;
    return {a.mean - b.mean, std::sqrt(u + v), (u + v) * (u + v) / (u * u / a.degrees + v * v / b.degrees)};
}

// Standard errors by which a mean misses what it estimates once in 1 / false_alarm (Student 1908).
inline double critical_value(const Sample& sample) {
    using namespace boost::math;
    const double upper = 0.5 * false_alarm;
    if (sample.degrees == 0.0) return quantile(complement(normal(), upper));
    return quantile(complement(students_t(sample.degrees), upper));
}

// The mean is that number: fails by chance with probability false_alarm, and for a bias that large surely.
inline void expect_equal(const std::string& what, const Sample& sample, double expected) {
    std::printf("  %-52s %.5g  expected %.5g  error %.2g\n", what.c_str(), sample.mean, expected,
                sample.error);
    EXPECT_NEAR(sample.mean, expected, critical_value(sample) * sample.error)
        << what << ", standard error " << sample.error;
}

// The mean is that number but for a relative bias of `tolerance`, which a law for infinite size or vanishing
// steps has: fails by chance with probability false_alarm at most.
inline void expect_close(const std::string& what, const Sample& sample, double published, double tolerance) {
    std::printf("  %-52s %.5g  published %.5g  error %.2g  tolerance %.2g\n", what.c_str(), sample.mean,
                published, sample.error, tolerance);
    EXPECT_NEAR(sample.mean, published,
                tolerance * std::abs(published) + critical_value(sample) * sample.error)
        << what << ", standard error " << sample.error;
}

struct Count {
    std::uint32_t hits = 0;
    std::uint32_t trials = 0;
};

// The probability, if both counts come from one chance, of a split at least as uneven to the same side
// (Fisher 1935); twice that at most for either side.
inline double fisher_p(const Count& a, const Count& b) {
    const std::uint32_t hits = a.hits + b.hits;
    const std::uint32_t trials = a.trials + b.trials;
    const boost::math::hypergeometric_distribution<> split(hits, a.trials, trials);
    const double below = cdf(split, a.hits);
    const std::uint32_t least = a.trials + hits > trials ? a.trials + hits - trials : 0;
    const double above = a.hits > least ? cdf(complement(split, a.hits - 1)) : 1.0;
    return std::min(1.0, 2.0 * std::min(below, above));
}

// Both come from one chance: fails by chance with probability false_alarm at most.
inline void expect_same_chance(const std::string& what, const Count& measured, const Count& reference) {
    const double p = fisher_p(measured, reference);
    std::printf("  %-52s %u of %u, reference %u of %u, p = %.3g\n", what.c_str(), measured.hits,
                measured.trials, reference.hits, reference.trials, p);
    EXPECT_GE(p, false_alarm) << what;
}

}  // namespace backlash::checks
