#include "plain_loops.hpp"

#include <atomic>
#include <cmath>

#include "base/blocks.hpp"
#include "classics/frontier.hpp"

namespace backlash {
namespace {

// A 64-bit finaliser (Steele, Lea and Flood 2014, splitmix64) of account and step: the cheapest draw there
// is.
std::uint32_t hashed(std::uint64_t key) {
    key += 0x9E3779B97F4A7C15ULL;
    key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9ULL;
    key = (key ^ (key >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>((key ^ (key >> 31)) >> 32);
}

std::uint32_t draw(std::uint32_t account, std::uint32_t step) {
    return hashed(static_cast<std::uint64_t>(step) << 32 | account);
}

// next[i] = update(i, step) for every account, then next becomes the state.
template <class T, class Update>
void synchronous(std::vector<T>& state, std::uint32_t steps, Executor& executor, const Update& update) {
    std::vector<T> next(state.size());
    const auto accounts = static_cast<std::uint32_t>(state.size());
    for (std::uint32_t step = 0; step < steps; ++step) {
        executor.for_each_index(block_count(accounts), [&](std::size_t block) {
            const IdRange ids = block_range(static_cast<std::uint32_t>(block), accounts);
            for (std::uint32_t i = ids.first; i < ids.last; ++i) next[i] = update(state, i, step);
        });
        state.swap(next);
    }
}

double mean_of(const PlainNetwork& n, const std::vector<double>& x, std::uint32_t i) {
    double sum = 0.0;
    for (std::uint64_t k = n.starts[i]; k < n.starts[i + 1]; ++k) sum += x[n.followees[k]];
    return n.starts[i] == n.starts[i + 1] ? x[i] : sum / static_cast<double>(n.starts[i + 1] - n.starts[i]);
}

int count_of_state(const PlainNetwork& n, const std::vector<std::uint8_t>& s, std::uint32_t i,
                   std::uint8_t wanted) {
    int count = 0;
    for (std::uint64_t k = n.starts[i]; k < n.starts[i + 1]; ++k)
        count += s[n.followees[k]] == wanted ? 1 : 0;
    return count;
}

std::uint64_t below(double probability) {
    return static_cast<std::uint64_t>(probability * 0x1p32);
}

}  // namespace

void plain_degroot(const PlainNetwork& network, double self_weight, std::vector<double>& x,
                   std::uint32_t steps, Executor& executor) {
    synchronous(x, steps, executor, [&](const std::vector<double>& now, std::uint32_t i, std::uint32_t) {
        return self_weight * now[i] + (1.0 - self_weight) * mean_of(network, now, i);
    });
}

void plain_friedkin_johnsen(const PlainNetwork& network, double susceptibility, std::vector<double>& x,
                            std::uint32_t steps, Executor& executor) {
    const std::vector<double> first = x;
    synchronous(x, steps, executor, [&](const std::vector<double>& now, std::uint32_t i, std::uint32_t) {
        return susceptibility * mean_of(network, now, i) + (1.0 - susceptibility) * first[i];
    });
}

void plain_hegselmann_krause(const PlainNetwork& network, double tolerance, std::vector<double>& x,
                             std::uint32_t steps, Executor& executor) {
    synchronous(x, steps, executor, [&](const std::vector<double>& now, std::uint32_t i, std::uint32_t) {
        double sum = now[i];
        int near = 1;
        for (std::uint64_t k = network.starts[i]; k < network.starts[i + 1]; ++k) {
            const double other = now[network.followees[k]];
            if (std::abs(other - now[i]) > tolerance) continue;
            sum += other;
            ++near;
        }
        return sum / near;
    });
}

void plain_voter(const PlainNetwork& network, std::vector<std::uint8_t>& s, std::uint32_t steps,
                 Executor& executor) {
    synchronous(s, steps, executor,
                [&](const std::vector<std::uint8_t>& now, std::uint32_t i, std::uint32_t step) {
                    const std::uint64_t known = network.starts[i + 1] - network.starts[i];
                    if (known == 0) return now[i];
                    return now[network.followees[network.starts[i] + (known * draw(i, step) >> 32)]];
                });
}

void plain_epidemic(const PlainNetwork& network, double transmission, double incubation, double recovery,
                    std::vector<std::uint8_t>& state, std::uint32_t steps, Executor& executor) {
    synchronous(state, steps, executor,
                [&](const std::vector<std::uint8_t>& now, std::uint32_t i, std::uint32_t step) {
                    const std::uint8_t s = now[i];
                    if (s == 3) return s;
                    if (s == 2) return static_cast<std::uint8_t>(draw(i, step) < below(recovery) ? 3 : 2);
                    if (s == 1) return static_cast<std::uint8_t>(draw(i, step) < below(incubation) ? 2 : 1);
                    const int sources = count_of_state(network, now, i, 2);
                    if (sources == 0 || draw(i, step) >= below(1.0 - std::pow(1.0 - transmission, sources)))
                        return s;
                    return static_cast<std::uint8_t>(incubation < 1.0 ? 1 : 2);
                });
}

void plain_threshold(const PlainNetwork& network, double threshold, std::vector<std::uint8_t>& active,
                     std::uint32_t steps, Executor& executor) {
    synchronous(active, steps, executor,
                [&](const std::vector<std::uint8_t>& now, std::uint32_t i, std::uint32_t) {
                    if (now[i] != 0) return now[i];
                    const auto known = static_cast<double>(network.starts[i + 1] - network.starts[i]);
                    const bool enough = known > 0 && count_of_state(network, now, i, 1) >= threshold * known;
                    return static_cast<std::uint8_t>(enough ? 1 : 0);
                });
}

void plain_cascade(const Influence& network, double probability, std::vector<std::uint8_t>& active,
                   Executor& executor) {
    std::vector<std::uint32_t> frontier;
    for (std::uint32_t i = 0; i < network.accounts(); ++i) {
        if (active[i] != 0) frontier.push_back(i);
    }
    const std::uint64_t open_below = below(probability);
    const auto starts = network.followers.row_starts();
    const auto rows = network.followers.all_followers();
    while (!frontier.empty()) {
        frontier = next_frontier(frontier, executor, [&](std::span<const std::uint32_t> ids, auto& next) {
            for (const std::uint32_t j : ids) {
                for (std::uint64_t tie = starts[j]; tie < starts[j + std::size_t{1}]; ++tie) {
                    if (hashed(tie) >= open_below) continue;
                    std::atomic_ref is_active(active[rows[tie]]);
                    if (is_active.load(std::memory_order_relaxed) != 0) continue;
                    if (is_active.exchange(1, std::memory_order_relaxed) == 0) next.push_back(rows[tie]);
                }
            }
        });
    }
}

}  // namespace backlash
