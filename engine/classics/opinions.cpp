#include "classics/opinions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/huge_pages.hpp"
#include "classics/parallel.hpp"
#include "network/block_sums.hpp"

namespace backlash {
namespace {

struct Moments {
    double sum = 0.0;
    double squares = 0.0;
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -std::numeric_limits<double>::infinity();

    Moments& operator+=(const Moments& other) {
        sum += other.sum;
        squares += other.squares;
        smallest = std::min(smallest, other.smallest);
        largest = std::max(largest, other.largest);
        return *this;
    }
};

}  // namespace

std::vector<double> first_opinions(const Setup& setup) {
    if (!setup.network.opinions.empty()) return setup.network.opinions;
    auto opinions = huge_page_vector<double>(setup.accounts());
    for_each_block(setup.accounts(), setup.executor, [&](std::size_t, IdRange ids) {
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            const auto words = setup.source.words(i, 0, Stream::initial_state);
            opinions[i] = uniform53(words[0], words[1]);
        }
    });
    return opinions;
}

std::vector<double> equally_spaced_opinions(std::uint32_t accounts) {
    std::vector<double> opinions(accounts);
    for (std::uint32_t i = 0; i < accounts; ++i) opinions[i] = (i + 0.5) / accounts;
    return opinions;
}

OpinionSpread measure_spread(std::span<const double> opinions, Executor& executor) {
    const auto accounts = static_cast<std::uint32_t>(opinions.size());
    // About the first opinion, so that nothing cancels when all are close together.
    const double origin = opinions[0];
    const auto all = sum_blocks(accounts, executor, Moments{}, [&](IdRange ids) {
        Moments part;
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            const double distance = opinions[i] - origin;
            part += {distance, distance * distance, distance, distance};
        }
        return part;
    });
    const double mean = all.sum / accounts;
    return {.mean = origin + mean,
            .deviation = std::sqrt(std::max(0.0, all.squares / accounts - mean * mean)),
            .extent = all.largest - all.smallest};
}

OpinionClusters count_clusters(std::span<const double> opinions, double tolerance) {
    constexpr double most_bins = 1 << 20;
    constexpr std::uint32_t longest_gap = 8;  // bins
    const auto bins = static_cast<std::size_t>(std::clamp(std::ceil(16.0 / tolerance), 16.0, most_bins));
    std::vector<std::uint32_t> counts(bins);
    for (const double opinion : opinions) {
        const double place =
            std::clamp(opinion * static_cast<double>(bins), 0.0, static_cast<double>(bins) - 1);
        ++counts[static_cast<std::size_t>(place)];
    }
    OpinionClusters clusters;
    std::uint64_t members = 0;
    std::uint32_t gap = 0;
    const auto close = [&] {
        clusters.all += members > 0 ? 1 : 0;
        clusters.major += members * 10 > opinions.size() ? 1 : 0;
        members = 0;
    };
    for (const std::uint32_t count : counts) {
        gap = count > 0 ? 0 : gap + 1;
        if (gap >= longest_gap) close();
        members += count;
    }
    close();
    return clusters;
}

std::vector<QuantityDescriptor> spread_observables() {
    return {{"opinion_mean", "1", "Mean opinion"},
            {"opinion_deviation", "1", "Standard deviation of the opinions"},
            {"opinion_extent", "1", "Largest minus smallest opinion"}};
}

void observe_spread(std::span<const double> opinions, Executor& executor, std::span<double> values) {
    const OpinionSpread spread = measure_spread(opinions, executor);
    values[0] = spread.mean;
    values[1] = spread.deviation;
    values[2] = spread.extent;
}

std::vector<QuantityDescriptor> cluster_observables() {
    auto observables = spread_observables();
    observables.push_back({"clusters", "clusters", "Groups of opinions without a gap inside them"});
    observables.push_back({"major_clusters", "clusters", "Those with more than a tenth of the accounts"});
    return observables;
}

void observe_clusters(std::span<const double> opinions, double tolerance, Executor& executor,
                      std::span<double> values) {
    observe_spread(opinions, executor, values);
    const OpinionClusters clusters = count_clusters(opinions, tolerance);
    values[3] = clusters.all;
    values[4] = clusters.major;
}

StateDescriptor opinion_state() {
    return {.what = {"opinion", "1", "Opinion of an account"}, .minimum = 0.0, .maximum = 1.0};
}

}  // namespace backlash
