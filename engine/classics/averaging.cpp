#include "classics/averaging.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "classics/parallel.hpp"

namespace backlash {
namespace {

constexpr std::size_t together = 8;

}  // namespace

Averaging::Averaging(const Influence& network, double self_weight, Executor& executor)
    : network_(network), self_weight_(self_weight) {
    if (!network.weights.empty()) return;
    by_length_.resize(network.accounts());
    for_each_block(network.accounts(), executor, [&](std::size_t, IdRange ids) {
        const auto block = std::span(by_length_).subspan(ids.first, ids.size());
        std::iota(block.begin(), block.end(), ids.first);
        std::ranges::stable_sort(block, {}, [&](std::uint32_t i) { return network.influence_count(i); });
    });
}

void Averaging::average_weighted(IdRange ids, std::span<const double> x, std::span<double> to) const {
    for (std::uint32_t i = ids.first; i < ids.last; ++i) {
        const auto influences = network_.influences_on(i);
        const std::uint64_t first = network_.followees.row_starts()[i];
        double sum = 0.0;
        for (std::size_t k = 0; k < influences.size(); ++k)
            sum += network_.weights[first + k] * x[influences[k]];
        to[i] = sum + network_.self_weights[i] * x[i];
    }
}

template <std::size_t count>
void Averaging::average_alike(const std::uint32_t* ids, std::uint32_t length, std::span<const double> x,
                              std::span<double> to) const {
    std::array<const std::uint32_t*, count> row;
    std::array<double, count> sum{};
    for (std::size_t lane = 0; lane < count; ++lane) row[lane] = network_.influences_on(ids[lane]).data();
    for (std::uint32_t k = 0; k < length; ++k) {
        for (std::size_t lane = 0; lane < count; ++lane) sum[lane] += x[row[lane][k]];
    }
    for (std::size_t lane = 0; lane < count; ++lane) {
        const std::uint32_t i = ids[lane];
        to[i] = self_weight_ * x[i] + (1.0 - self_weight_) * (sum[lane] / static_cast<double>(length));
    }
}

void Averaging::average(std::uint32_t block, std::span<const double> x, std::span<double> to) const {
    const IdRange ids = block_range(block, network_.accounts());
    if (by_length_.empty()) return average_weighted(ids, x, to);
    const std::uint32_t* next = &by_length_[ids.first];
    const std::uint32_t* const end = next + ids.size();
    for (; next < end && network_.influence_count(*next) == 0; ++next) to[*next] = x[*next];
    while (next < end) {
        const std::uint32_t length = network_.influence_count(*next);
        const bool alike = end - next >= static_cast<std::ptrdiff_t>(together) &&
                           network_.influence_count(next[together - 1]) == length;
        if (alike) {
            average_alike<together>(next, length, x, to);
        } else {
            average_alike<1>(next, length, x, to);
        }
        next += alike ? together : 1;
    }
}

}  // namespace backlash
