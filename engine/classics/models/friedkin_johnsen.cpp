// Friedkin-Johnsen: averaging as in DeGroot, but everybody stays attached to the own first opinion.
//
//   x_i(t+1) = lambda_i sum_j w_ij x_j(t) + (1 - lambda_i) x_i(0)
//
// Friedkin and Johnsen 1990, 1999. lambda_i is the susceptibility; where the network has weights of its own,
// lambda_i = 1 - w_ii, as in their examples. The opinions tend to (1 - Lambda W)^-1 (1 - Lambda) x(0).
#include <vector>

#include "base/huge_pages.hpp"
#include "classics/averaging.hpp"
#include "classics/model.hpp"
#include "classics/opinions.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

class FriedkinJohnsen : public Process {
  public:
    explicit FriedkinJohnsen(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          averaging_(setup.network, setup.number("self_weight"), setup.executor),
          susceptibility_(setup.number("susceptibility")),
          first_(first_opinions(setup)),
          x_(huge_page_copy(first_)),
          next_(huge_page_copy(first_)) {}

    void advance(std::uint32_t /*step*/) override {
        for_each_block(network_.accounts(), executor_, [&](std::size_t block, IdRange ids) {
            averaging_.average(static_cast<std::uint32_t>(block), x_, next_);
            for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                const double lambda = susceptibility(i);
                next_[i] = lambda * next_[i] + (1.0 - lambda) * first_[i];
            }
        });
        x_.swap(next_);
    }

    void observe(std::span<double> values) const override { observe_spread(x_, executor_, values); }
    double state(std::uint32_t account) const override { return x_[account]; }

  private:
    double susceptibility(std::uint32_t i) const {
        return network_.self_weights.empty() ? susceptibility_ : 1.0 - network_.self_weights[i];
    }

    const Influence& network_;
    Executor& executor_;
    Averaging averaging_;
    double susceptibility_;
    std::vector<double> first_;
    std::vector<double> x_;
    std::vector<double> next_;
};

const ModelRegistration registration({
    .descriptor = {.name = "friedkin_johnsen",
                   .meaning = "Opinions are averaged, but everybody stays attached to the own first one",
                   .attributes = {number_parameter("susceptibility", "1", 0.8, 0.0, 1.0, "assumption",
                                                   "Openness to others [lambda]"),
                                  number_parameter("self_weight", "1", 0.0, 0.0, 1.0, "assumption",
                                                   "Weight of the own opinion among others' [w_ii]")}},
    .equation = "x_i(t+1) = lambda_i sum_j w_ij x_j(t) + (1 - lambda_i) x_i(0)",
    .source = "Friedkin and Johnsen 1990, 1999",
    .step = "a synchronous round",
    .observables = spread_observables(),
    .state = opinion_state(),
    .bytes_an_account = 28,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> {
        return std::make_unique<FriedkinJohnsen>(setup);
    },
});

}  // namespace
}  // namespace backlash
