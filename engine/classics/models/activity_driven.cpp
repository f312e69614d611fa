// SIS on an activity-driven network: ties exist for one step, made by whoever is active.
//
//   in a step account i is active with probability a_i and meets m others chosen at random;
//   at a meeting of an infected and a susceptible account P(infection) = lambda; P(I -> S) = mu
//   a_i ~ F(a), F(a) proportional to a^-gamma on [a_min, 1]
//
// Perra, Goncalves, Pastor-Satorras and Vespignani 2012. Endemic when
// lambda / mu > 1 / (m (<a> + sqrt(<a^2>))). The follower graph is not used.
#include <atomic>
#include <vector>

#include "base/elementary.hpp"
#include "classics/model.hpp"
#include "classics/parallel.hpp"
#include "classics/seeding.hpp"
#include "network/block_sums.hpp"

namespace backlash {
namespace {

class ActivityDriven : public Process {
  public:
    explicit ActivityDriven(const Setup& setup)
        : accounts_(setup.accounts()),
          executor_(setup.executor),
          source_(setup.source),
          meetings_(static_cast<std::uint32_t>(setup.number("meetings"))),
          infected_below_(threshold_of(setup.number("transmission"))),
          recovered_below_(threshold_of(setup.number("recovery"))),
          active_below_(accounts_),
          infected_(accounts_) {
        draw_activities(setup.number("activity_exponent"), setup.number("activity_minimum"));
        const std::uint32_t seeds = count_of(setup.number("initial_share"), accounts_);
        for (const std::uint32_t seed : draw_distinct(seeds, accounts_, source_)) infected_[seed] = 1;
        next_ = infected_;
        count();
    }

    // Everything reads the state at the start of the step; an infection outlasts a recovery in the same step.
    void advance(std::uint32_t step) override {
        recover(step);
        meet(step);
        infected_ = next_;
        count();
    }

    void observe(std::span<double> values) const override {
        values[0] = static_cast<double>(infected_count_) / accounts_;
    }
    double state(std::uint32_t account) const override { return infected_[account]; }
    bool settled() const override { return infected_count_ == 0; }

  private:
    // By inversion of the distribution function.
    void draw_activities(double exponent, double minimum) {
        const double power = 1.0 - exponent;
        const double low = portable_pow(minimum, power);
        for_each_block(accounts_, executor_, [&](std::size_t, IdRange ids) {
            for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                const auto words = source_.words(i, 0, Stream::activity_draw);
                const double u = uniform53(words[0], words[1]);
                active_below_[i] = threshold_of(portable_pow(low + u * (1.0 - low), 1.0 / power));
            }
        });
    }

    void recover(std::uint32_t step) {
        for_each_with_words(accounts_, executor_, source_, step, Stream::step_draw,
                            [&](IdRange ids, const PerEntry<std::uint32_t>& words) {
                                for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                                    if (infected_[i] != 0 && words[i - ids.first] < recovered_below_)
                                        next_[i] = 0;
                                }
                            });
    }

    void meet(std::uint32_t step) {
        for_each_with_words(accounts_, executor_, source_, step, Stream::activation,
                            [&](IdRange ids, const PerEntry<std::uint32_t>& words) {
                                for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                                    if (words[i - ids.first] < active_below_[i]) meet_others(i, step);
                                }
                            });
    }

    void meet_others(std::uint32_t i, std::uint32_t step) {
        for (std::uint32_t k = 0; k < meetings_; ++k) {
            const auto words = source_.words(i, step * meetings_ + k, Stream::meeting);
            std::uint32_t j = below(accounts_ - 1, words[0]);
            j += j >= i ? 1 : 0;  // somebody else
            if (infected_[i] == infected_[j] || words[1] >= infected_below_) continue;
            const std::uint32_t newly = infected_[i] != 0 ? j : i;
            std::atomic_ref(next_[newly]).store(1, std::memory_order_relaxed);
        }
    }

    void count() {
        infected_count_ = sum_blocks(accounts_, executor_, std::uint32_t{0}, [&](IdRange ids) {
            std::uint32_t sum = 0;
            for (std::uint32_t i = ids.first; i < ids.last; ++i) sum += infected_[i];
            return sum;
        });
    }

    std::uint32_t accounts_;
    Executor& executor_;
    RandomSource source_;
    std::uint32_t meetings_;
    std::uint64_t infected_below_;
    std::uint64_t recovered_below_;
    std::vector<std::uint64_t> active_below_;
    std::vector<std::uint8_t> infected_;
    std::vector<std::uint8_t> next_;
    std::uint32_t infected_count_ = 0;
};

const ModelRegistration registration({
    .descriptor =
        {.name = "activity_driven",
         .meaning = "An infection without immunity over ties that last one step (network: only its accounts)",
         .attributes = {number_parameter("transmission", "1", 0.2, 0.0, 1.0, "assumption",
                                         "Probability of infection at a meeting [lambda]"),
                        number_parameter("recovery", "1", 0.01, 0.0, 1.0, "assumption",
                                         "Probability of recovery in a step [mu]"),
                        count_parameter("meetings", "accounts", 2, 1, 100, "assumption",
                                        "Others that an active account meets [m]"),
                        number_parameter("activity_exponent", "1", 2.1, 1.01, 10.0, "literature",
                                         "Exponent of the activities [gamma]"),
                        number_parameter("activity_minimum", "1", 1e-3, 1e-6, 0.5, "literature",
                                         "Smallest activity [a_min]"),
                        number_parameter("initial_share", "1", 0.01, 0.0, 1.0, "assumption",
                                         "Share infected at the start")}},
    .equation = "P(active) = a_i; P(infection at a meeting) = lambda; P(I -> S) = mu; F(a) ~ a^-gamma",
    .source = "Perra, Goncalves, Pastor-Satorras and Vespignani 2012",
    .step = "a synchronous round",
    .steps = 1000,
    .observables = {{"infected", "1", "Share of accounts that are infected"}},
    .state = {.what = {"infected_account", "1", "1 for an infected account, else 0"}},
    .bytes_an_account = 10,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> {
        return std::make_unique<ActivityDriven>(setup);
    },
});

}  // namespace
}  // namespace backlash
