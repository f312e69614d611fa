// Deffuant: two who meet and do not differ too much move towards each other.
//
//   |x_i - x_j| < eps:   x_i += mu (x_j - x_i),   x_j += mu (x_i - x_j)
//
// Deffuant, Neau, Amblard and Weisbuch 2000. Pairs meet one after the other; a step is N / 2 meetings. With
// `meetings: everybody` the two are any two accounts and the network is not used.
#include <cmath>
#include <vector>

#include "classics/model.hpp"
#include "classics/opinions.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

class Deffuant : public Process {
  public:
    explicit Deffuant(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          source_(setup.source),
          tolerance_(setup.number("tolerance")),
          convergence_(setup.number("convergence")),
          on_network_(setup.choice("meetings") == "network"),
          x_(first_opinions(setup)) {}

    // One after the other, because each meeting sees those before it.
    void advance(std::uint32_t step) override {
        const std::uint32_t accounts = network_.accounts();
        for (std::uint32_t meeting = 0; meeting < accounts / 2; ++meeting) {
            const auto words = source_.words(meeting, step, Stream::meeting);
            const std::uint32_t i = below(accounts, words[0]);
            std::uint32_t j = i;
            if (on_network_) {
                const auto known = network_.influences_on(i);
                if (known.empty()) continue;
                j = known[below(static_cast<std::uint32_t>(known.size()), words[1])];
            } else {
                j = below(accounts - 1, words[1]);
                j += j >= i ? 1 : 0;  // somebody else
            }
            meet(x_[i], x_[j]);
        }
    }

    void observe(std::span<double> values) const override {
        observe_clusters(x_, tolerance_, executor_, values);
    }
    double state(std::uint32_t account) const override { return x_[account]; }

  private:
    void meet(double& a, double& b) const {
        const double difference = b - a;
        if (std::abs(difference) >= tolerance_) return;
        a += convergence_ * difference;
        b -= convergence_ * difference;
    }

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    double tolerance_;
    double convergence_;
    bool on_network_;
    std::vector<double> x_;
};

const ModelRegistration registration({
    .descriptor = {.name = "deffuant",
                   .meaning = "Two who meet and do not differ too much move towards each other",
                   .attributes = {number_parameter("tolerance", "1", 0.2, 1e-4, 1.0, "assumption",
                                                   "Difference from which one does not listen [eps]"),
                                  number_parameter("convergence", "1", 0.5, 0.0, 0.5, "literature",
                                                   "Part of the difference that each gives up [mu]"),
                                  choice_parameter("meetings", {"everybody", "network"},
                                                   "Whom one meets: anybody, or those one follows")}},
    .equation = "|x_i - x_j| < eps: x_i += mu (x_j - x_i), x_j += mu (x_i - x_j)",
    .source = "Deffuant, Neau, Amblard and Weisbuch 2000",
    .step = "N / 2 meetings, one after the other",
    .observables = cluster_observables(),
    .state = opinion_state(),
    .bytes_an_account = 8,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> { return std::make_unique<Deffuant>(setup); },
});

}  // namespace
}  // namespace backlash
