#include "study/sensitivity/bootstrap.hpp"

#include <numeric>

#include "base/random_streams.hpp"
#include "base/summary_statistics.hpp"

namespace backlash {
namespace {

void draw(std::uint32_t resample, const RandomSource& source, std::vector<std::uint32_t>& chosen) {
    const auto units = static_cast<std::uint64_t>(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto words = source.words(resample, static_cast<std::uint32_t>(i / 4), Stream::bootstrap);
        chosen[i] = static_cast<std::uint32_t>(words[i % 4] * units >> 32);  // [0, units)
    }
}

}  // namespace

std::vector<Estimate> bootstrap(std::uint32_t units, std::uint64_t seed, const Statistics& statistics) {
    if (units == 0) return {};
    std::vector<std::uint32_t> chosen(units);
    std::iota(chosen.begin(), chosen.end(), 0U);
    const auto all = statistics(chosen);
    std::vector<std::vector<double>> resampled(all.size());
    for (std::uint32_t b = 0; b < bootstrap_resamples; ++b) {
        draw(b, {seed}, chosen);
        const auto values = statistics(chosen);
        for (std::size_t s = 0; s < values.size(); ++s) resampled[s].push_back(values[s]);
    }
    std::vector<Estimate> estimates;
    for (std::size_t s = 0; s < all.size(); ++s) {
        const auto ascending = sorted_present(resampled[s]);
        estimates.push_back({all[s], quantile(ascending, 0.025), quantile(ascending, 0.975)});
    }
    return estimates;
}

}  // namespace backlash
