// Opinions in [0, 1] and what is observed of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "classics/influence.hpp"
#include "classics/model.hpp"

namespace backlash {

// Those of the network, else independent and uniform in [0, 1].
std::vector<double> first_opinions(const Setup& setup);

// Equally spaced, the smallest at account 0: (i + 1/2) / N.
std::vector<double> equally_spaced_opinions(std::uint32_t accounts);

struct OpinionSpread {
    double mean = 0.0;
    double deviation = 0.0;  // standard deviation
    double extent = 0.0;     // largest minus smallest
};

// Sums are folded in block order.
OpinionSpread measure_spread(std::span<const double> opinions, Executor& executor);

// Groups of opinions: sets without a gap of half the tolerance or more (bins of a sixteenth of it) inside
// them. `major` are those with more than a tenth of the accounts.
struct OpinionClusters {
    std::uint32_t all = 0;
    std::uint32_t major = 0;
};
OpinionClusters count_clusters(std::span<const double> opinions, double tolerance);

// Observables and state of every opinion model, and the values for them.
std::vector<QuantityDescriptor> spread_observables();
void observe_spread(std::span<const double> opinions, Executor& executor, std::span<double> values);
StateDescriptor opinion_state();

// The same with the numbers of clusters after them, for models in which opinions form clusters.
std::vector<QuantityDescriptor> cluster_observables();
void observe_clusters(std::span<const double> opinions, double tolerance, Executor& executor,
                      std::span<double> values);

}  // namespace backlash
