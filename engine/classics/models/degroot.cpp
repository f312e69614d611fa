// DeGroot: everybody takes the weighted mean of the opinions of those one follows and one's own.
//
//   x_i(t+1) = sum_j w_ij x_j(t),   w_ii = self_weight, the rest in equal parts on those i follows
//
// DeGroot 1974. On a connected aperiodic network all opinions tend to sum_i pi_i x_i(0), pi the left
// eigenvector of w; for an undirected network pi_i = k_i / 2E.
#include <vector>

#include "base/huge_pages.hpp"
#include "classics/averaging.hpp"
#include "classics/model.hpp"
#include "classics/opinions.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

class DeGroot : public Process {
  public:
    explicit DeGroot(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          averaging_(setup.network, setup.number("self_weight"), setup.executor),
          x_(first_opinions(setup)),
          next_(huge_page_vector<double>(x_.size())) {}

    void advance(std::uint32_t /*step*/) override {
        for_each_block(network_.accounts(), executor_, [&](std::size_t block, IdRange) {
            averaging_.average(static_cast<std::uint32_t>(block), x_, next_);
        });
        x_.swap(next_);
    }

    void observe(std::span<double> values) const override { observe_spread(x_, executor_, values); }
    double state(std::uint32_t account) const override { return x_[account]; }

  private:
    const Influence& network_;
    Executor& executor_;
    Averaging averaging_;
    std::vector<double> x_;
    std::vector<double> next_;
};

const ModelRegistration registration({
    .descriptor = {.name = "degroot",
                   .meaning = "Opinions become the weighted mean of those that one follows",
                   .attributes = {number_parameter("self_weight", "1", 0.5, 0.0, 1.0, "assumption",
                                                   "Weight of the own opinion [w_ii]")}},
    .equation = "x_i(t+1) = sum_j w_ij x_j(t)",
    .source = "DeGroot 1974",
    .step = "a synchronous round",
    .observables = spread_observables(),
    .state = opinion_state(),
    .bytes_an_account = 20,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> { return std::make_unique<DeGroot>(setup); },
});

}  // namespace
}  // namespace backlash
