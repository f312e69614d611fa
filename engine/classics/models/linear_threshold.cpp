// Linear threshold model: as Watts, but everybody has a threshold of one's own, drawn uniformly.
//
//   active once n_i / k_i >= theta_i,   theta_i ~ U(0, 1)
//
// Granovetter 1978; Kempe, Kleinberg and Tardos 2003, with equal weights 1 / k_i. The active set has the law
// of what can be reached when everybody keeps one tie to a followee chosen at random.
#include <algorithm>
#include <cmath>

#include "classics/parallel.hpp"
#include "classics/threshold_contagion.hpp"

namespace backlash {
namespace {

std::unique_ptr<Process> start(const Setup& setup) {
    std::vector<std::uint32_t> needed(setup.accounts(), 1);
    for_each_block(setup.accounts(), setup.executor, [&](std::size_t, IdRange ids) {
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            const std::uint32_t known = setup.network.influence_count(i);
            if (known == 0) continue;  // nobody counts it down
            const auto words = setup.source.words(i, 0, Stream::threshold_draw);
            needed[i] = static_cast<std::uint32_t>(std::ceil(uniform53(words[0], words[1]) * known));
        }
    });
    return std::make_unique<ThresholdContagion>(setup, std::move(needed));
}

const ModelRegistration registration({
    .descriptor = {.name = "linear_threshold",
                   .meaning =
                       "One becomes active when a share of those one follows is, each with an own threshold",
                   .attributes = frontier_parameters({}, 1)},
    .equation = "active once n_i / k_i >= theta_i, theta_i ~ U(0, 1)",
    .source = "Granovetter 1978; Kempe, Kleinberg and Tardos 2003",
    .step = "a synchronous round",
    .observables = activity_observables(),
    .state = activity_state(),
    .bytes_an_account = 4,
    .start = start,
});

}  // namespace
}  // namespace backlash
