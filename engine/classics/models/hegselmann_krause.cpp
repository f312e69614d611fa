// Hegselmann-Krause: everybody takes the mean of all opinions near the own one.
//
//   x_i(t+1) = mean of x_j(t) over those with |x_j - x_i| <= eps, i among them
//
// Hegselmann and Krause 2002. With `listens_to: everybody` the network is not used and a round takes
// O(N log N): the opinions near one are a window of the sorted ones.
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/huge_pages.hpp"
#include "classics/model.hpp"
#include "classics/opinions.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

class HegselmannKrause : public Process {
  public:
    explicit HegselmannKrause(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          tolerance_(setup.number("tolerance")),
          on_network_(setup.choice("listens_to") == "network"),
          x_(setup.choice("start") == "spaced" ? equally_spaced_opinions(setup.accounts())
                                               : first_opinions(setup)),
          next_(huge_page_vector<double>(x_.size())) {
        if (on_network_) return;
        order_.resize(x_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        sums_.resize(x_.size() + 1);
    }

    void advance(std::uint32_t /*step*/) override {
        if (on_network_) {
            listen_to_network();
        } else {
            listen_to_everybody();
        }
        settled_ = x_ == next_;
        x_.swap(next_);
    }

    void observe(std::span<double> values) const override {
        observe_clusters(x_, tolerance_, executor_, values);
    }
    double state(std::uint32_t account) const override { return x_[account]; }
    bool settled() const override { return settled_; }

  private:
    void listen_to_network() {
        for_each_block(network_.accounts(), executor_, [&](std::size_t, IdRange ids) {
            for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                const double own = x_[i];
                double sum = own;
                std::uint64_t near = 1;
                const std::uint32_t* ahead = network_.influences_ahead(i);
                for (const std::uint32_t j : network_.influences_on(i)) {
                    __builtin_prefetch(&x_[*ahead++]);
                    // All bits or none: whether an opinion is near cannot be foreseen by a processor.
                    const std::uint64_t counts = std::abs(x_[j] - own) <= tolerance_ ? ~0ULL : 0;
                    sum += std::bit_cast<double>(std::bit_cast<std::uint64_t>(x_[j]) & counts);
                    near += counts & 1;
                }
                next_[i] = sum / static_cast<double>(near);
            }
        });
    }

    void listen_to_everybody() {
        // The order hardly changes from round to round; equal opinions by id, so that it is the same always.
        std::ranges::sort(
            order_, [&](std::uint32_t a, std::uint32_t b) { return x_[a] != x_[b] ? x_[a] < x_[b] : a < b; });
        for (std::size_t k = 0; k < order_.size(); ++k) sums_[k + 1] = sums_[k] + x_[order_[k]];
        std::size_t first = 0;
        std::size_t last = 0;
        for (const std::uint32_t id : order_) {
            const double own = x_[id];
            while (own - x_[order_[first]] > tolerance_) ++first;
            while (last < order_.size() && x_[order_[last]] - own <= tolerance_) ++last;
            const bool alone_among_equals = x_[order_[first]] == x_[order_[last - 1]];
            // A difference of sums would move them by rounding.
            next_[id] =
                alone_among_equals ? own : (sums_[last] - sums_[first]) / static_cast<double>(last - first);
        }
    }

    const Influence& network_;
    Executor& executor_;
    double tolerance_;
    bool on_network_;
    std::vector<double> x_;
    std::vector<double> next_;
    std::vector<std::uint32_t> order_;
    std::vector<double> sums_;  // of the opinions in that order
    bool settled_ = false;
};

const ModelRegistration registration({
    .descriptor = {.name = "hegselmann_krause",
                   .meaning = "Everybody takes the mean of all opinions near the own one",
                   .attributes = {number_parameter("tolerance", "1", 0.2, 1e-4, 1.0, "assumption",
                                                   "Largest difference of an opinion that counts [eps]"),
                                  choice_parameter("listens_to", {"everybody", "network"},
                                                   "Whose opinions count: all, or of those one follows"),
                                  choice_parameter("start", {"random", "spaced"},
                                                   "First opinions: uniform draws, or equally spaced")}},
    .equation = "x_i(t+1) = mean of x_j(t) over |x_j - x_i| <= eps, i among them",
    .source = "Hegselmann and Krause 2002",
    .step = "a synchronous round",
    .observables = cluster_observables(),
    .state = opinion_state(),
    .bytes_an_account = 28,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> {
        return std::make_unique<HegselmannKrause>(setup);
    },
});

}  // namespace
}  // namespace backlash
