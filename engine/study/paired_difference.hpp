// The paired comparison of one quantity: variant minus base, replicate by replicate with common random
// numbers.
//
// The interval is Student's for the mean of the differences (Student 1908): d ± t(0.975, n - 1) s / sqrt(n).
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace backlash {

struct PairedDifference {
    static constexpr double missing = std::numeric_limits<double>::quiet_NaN();

    std::size_t pairs = 0;  // [n] replicates in which both have the quantity
    double base = missing;  // means over those pairs
    double variant = missing;
    double difference = missing;      // [d] variant minus base
    double standard_error = missing;  // [s / sqrt n]; needs two pairs, as do the bounds
    double low = missing;             // 95 % interval of the mean difference
    double high = missing;
    double z = missing;  // difference over its standard error; NaN when it is 0 in every pair

    // The same value in every pair: nothing to test.
    bool identical() const { return pairs > 0 && difference == 0.0 && !(standard_error > 0.0); }
    // Two pairs or more, and not identical.
    bool tested() const { return pairs > 1 && !identical(); }
    // The interval excludes 0.
    bool distinguishable() const { return tested() && (low > 0.0 || high < 0.0); }
};

// Keeps Student's quantiles, which take microseconds each, for numbers of pairs up to a limit.
class PairedComparison {
  public:
    explicit PairedComparison(std::size_t most_pairs);

    // Of equally many values, NaN where a replicate has none. Precondition: not more than `most_pairs`.
    PairedDifference compare(std::span<const double> base, std::span<const double> variant) const;

  private:
    std::vector<double> quantiles_;  // t(0.975, n - 1) by n
};

// Two-sided probability of a difference at least as large when there is none; NaN when it was not tested.
double chance_probability(const PairedDifference& difference);

// Holm 1979: which of these probabilities are too small for chance when the probability of any false one
// among all is to be at most `level`. NaN counts as not tested.
std::vector<bool> holm(std::span<const double> probabilities, double level);

}  // namespace backlash
