// M6: how much there still is to talk about (Wu and Huberman 2007), and how an open question keeps it alive.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "base/elementary.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// One clock an event. Ages run at 1 / tau_n(U): an unresolved crisis ages slowly.
class Novelty {
  public:
    explicit Novelty(AttentionValues values) : values_(std::move(values)) {}

    void publish(double salience) { stories_.push_back({salience, 0.0}); }

    // n = max(n_floor, max_e sal_e exp(-a_e^beta_n)) over what has been published.
    double level() const {
        double level = values_.novelty_floor;
        for (const auto& story : stories_) {
            level = std::max(
                level, story.salience * portable_exp(-portable_pow(story.age, values_.novelty_exponent)));
        }
        return level;
    }

    // a_e += dt / tau, tau = tau_n (1 + (nu - 1) U); unresolved U in [0, 1].
    void age(double step_hours, double unresolved) {
        const double tau = values_.novelty_time * (1.0 + (values_.unresolved_factor - 1.0) * unresolved);
        for (auto& story : stories_) story.age += step_hours / tau;
    }

  private:
    struct Story {
        double salience;
        double age;
    };

    AttentionValues values_;
    std::vector<Story> stories_;
};

}  // namespace backlash
