#include "base/poisson.hpp"

#include <array>
#include <cmath>

#include "base/elementary.hpp"

namespace backlash {
namespace {

constexpr double smallest_for_rejection = 10.0;

// One uniform, searched upwards.
std::uint32_t invert(double mean, double u) {
    constexpr std::uint32_t highest = 200;  // never reached but by rounding
    double probability = portable_exp(-mean);
    double sum = probability;
    std::uint32_t k = 0;
    while (u > sum && k < highest) {
        ++k;
        probability *= mean / k;
        sum += probability;
    }
    return k;
}

// Hörmann's constants.
class TransformedRejection {
  public:
    explicit TransformedRejection(double mean) : mean_(mean) {
        const double root = std::sqrt(mean);
        b_ = 0.931 + 2.53 * root;
        a_ = -0.059 + 0.02483 * b_;
        inverse_alpha_ = 1.1239 + 1.1328 / (b_ - 3.4);
        surely_below_ = 0.9277 - 3.6224 / (b_ - 2.0);
    }

    // u, v uniform; whether k is taken.
    bool accepts(double u, double v, double& k) const {
        const double centred = u - 0.5;
        const double to_end = 0.5 - std::abs(centred);
        k = std::floor((2.0 * a_ / to_end + b_) * centred + mean_ + 0.43);
        if (to_end >= 0.07 && v <= surely_below_) return true;
        if (k < 0.0 || (to_end < 0.013 && v > to_end)) return false;
        const double log_density = k * portable_log(mean_) - mean_ - log_factorial(k);
        return portable_log(v * inverse_alpha_ / (a_ / (to_end * to_end) + b_)) <= log_density;
    }

  private:
    double mean_, a_, b_, inverse_alpha_, surely_below_;
};

}  // namespace

// Stirling's series from 10 on.
double log_factorial(double k) {
    constexpr std::array table = {0.0,
                                  0.0,
                                  0.69314718055994530942,
                                  1.79175946922805500081,
                                  3.17805383034794561965,
                                  4.78749174278204599425,
                                  6.57925121201010099506,
                                  8.52516136106541430017,
                                  10.60460290274525022842,
                                  12.80182748008146961121};
    if (k < static_cast<double>(table.size())) return table[static_cast<std::size_t>(k)];
    constexpr double half_log_two_pi = 0.91893853320467274178;
    const double kk = k * k;
    const double rest = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / 1680.0 / kk) / kk) / kk) / k;
    return (k + 0.5) * portable_log(k) - k + half_log_two_pi + rest;
}

std::uint32_t draw_poisson(double mean, const RandomSource& source, std::uint32_t first_account,
                           std::uint32_t ordinal, Stream stream) {
    if (mean < smallest_for_rejection) {
        const auto words = source.words(first_account, ordinal, stream);
        return invert(mean, uniform53(words[0], words[1]));
    }
    const TransformedRejection rejection(mean);
    for (std::uint32_t attempt = 0;; ++attempt) {
        const auto words = source.words(first_account + attempt, ordinal, stream);
        double k = 0.0;
        if (rejection.accepts(uniform53(words[0], words[1]), uniform53(words[2], words[3]), k))
            return static_cast<std::uint32_t>(k);
    }
}

}  // namespace backlash
