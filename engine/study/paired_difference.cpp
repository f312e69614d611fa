#include "study/paired_difference.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace backlash {
namespace {

constexpr double upper_tail = 0.975;

}  // namespace

PairedComparison::PairedComparison(std::size_t most_pairs) : quantiles_(most_pairs + 1, 0.0) {
    for (std::size_t n = 2; n <= most_pairs; ++n) {
        const boost::math::students_t student(static_cast<double>(n - 1));
        quantiles_[n] = boost::math::quantile(student, upper_tail);
    }
}

PairedDifference PairedComparison::compare(std::span<const double> base,
                                           std::span<const double> variant) const {
    PairedDifference result;
    double base_sum = 0.0;
    double variant_sum = 0.0;
    double difference_sum = 0.0;
    for (std::size_t r = 0; r < base.size(); ++r) {
        if (std::isnan(base[r]) || std::isnan(variant[r])) continue;
        ++result.pairs;
        base_sum += base[r];
        variant_sum += variant[r];
        difference_sum += variant[r] - base[r];
    }
    if (result.pairs == 0) return result;
    const auto n = static_cast<double>(result.pairs);
    result.base = base_sum / n;
    result.variant = variant_sum / n;
    result.difference = difference_sum / n;
    if (result.pairs == 1) return result;

    double squares = 0.0;
    for (std::size_t r = 0; r < base.size(); ++r) {
        if (std::isnan(base[r]) || std::isnan(variant[r])) continue;
        const double deviation = variant[r] - base[r] - result.difference;
        squares += deviation * deviation;
    }
    result.standard_error = std::sqrt(squares / (n - 1.0) / n);
    const double half_width = quantiles_[result.pairs] * result.standard_error;
    result.low = result.difference - half_width;
    result.high = result.difference + half_width;
    // 0 / 0 is NaN: nothing differs. d / 0 is infinite: the same difference in every pair.
    result.z = result.difference / result.standard_error;
    return result;
}

double chance_probability(const PairedDifference& difference) {
    if (!difference.tested()) return PairedDifference::missing;
    if (std::isinf(difference.z)) return 0.0;
    const boost::math::students_t student(static_cast<double>(difference.pairs - 1));
    return 2.0 * boost::math::cdf(boost::math::complement(student, std::abs(difference.z)));
}

std::vector<bool> holm(std::span<const double> probabilities, double level) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](std::size_t k) { return std::isnan(probabilities[k]); });
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return probabilities[k]; });
    std::vector<bool> rejected(probabilities.size(), false);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        if (probabilities[order[rank]] > level / static_cast<double>(order.size() - rank)) break;
        rejected[order[rank]] = true;
    }
    return rejected;
}

}  // namespace backlash
