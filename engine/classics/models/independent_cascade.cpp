// Independent cascade: who became active has one chance to activate each follower.
//
//   P(j activates a follower) = p, once, independently for each tie
//
// Goldenberg, Libai and Muller 2001; Kempe, Kleinberg and Tardos 2003. The active set is who can be reached
// from the seeds over ties that are open with probability p. Which of j's ties are open is a function of j
// and the seed of the scenario alone: two runs with other first accounts share them.
#include <algorithm>
#include <atomic>
#include <vector>

#include "base/elementary.hpp"
#include "classics/frontier.hpp"
#include "classics/model.hpp"

namespace backlash {
namespace {

// The places in a row that are open, by the distances between them: geometric, so that a closed tie costs
// nothing.
class OpenTies {
  public:
    OpenTies(const RandomSource& source, std::uint32_t account, double per_log)
        : source_(source), account_(account), per_log_(per_log) {}

    // The next open place after `place`; at least `size` when there is none.
    std::uint64_t after(std::uint64_t place, std::uint64_t size) {
        if (taken_ % 4 == 0) words_ = source_.words(account_, taken_ / 4, Stream::transmission);
        const double u = (words_[taken_++ % 4] + 0.5) * 0x1p-32;
        const double closed = portable_log(u) * per_log_;
        return place + 1 + static_cast<std::uint64_t>(std::min(closed, static_cast<double>(size)));
    }

  private:
    RandomSource source_;
    std::uint32_t account_;
    double per_log_;  // 1 / ln(1 - p)
    std::uint32_t taken_ = 0;
    RandomSource::Words words_{};
};

class IndependentCascade : public Process {
  public:
    explicit IndependentCascade(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          source_(setup.source),
          probability_(setup.number("probability")),
          // p = 1: no place is closed; p = 0: a distance beyond every row.
          per_log_(probability_ >= 1.0   ? 0.0
                   : probability_ <= 0.0 ? -1e30
                                         : 1.0 / portable_log(1.0 - probability_)),
          active_(setup.accounts()),
          frontier_(choose_seeds(setup)),
          active_count_(static_cast<std::uint32_t>(frontier_.size())) {
        for (const std::uint32_t seed : frontier_) active_[seed] = 1;
    }

    void advance(std::uint32_t /*step*/) override {
        const bool shared = executor_.concurrency() > 1;
        frontier_ = next_frontier(frontier_, executor_, [&](std::uint32_t j, auto& next) {
            const auto row = network_.influenced_by(j);
            OpenTies open(source_, j, per_log_);
            for (std::uint64_t place = open.after(0, row.size()); place <= row.size();
                 place = open.after(place, row.size())) {
                const std::uint32_t i = row[place - 1];
                if (becomes_active(active_[i], shared)) next.push_back(i);
            }
        });
        active_count_ += static_cast<std::uint32_t>(frontier_.size());
    }

    void observe(std::span<double> values) const override {
        values[0] = static_cast<double>(active_count_) / network_.accounts();
        values[1] = static_cast<double>(frontier_.size()) / network_.accounts();
    }
    double state(std::uint32_t account) const override { return active_[account]; }
    bool settled() const override { return frontier_.empty(); }

  private:
    // True for one of the threads that ask.
    static bool becomes_active(std::uint8_t& active, bool shared) {
        if (shared) return std::atomic_ref(active).exchange(1, std::memory_order_relaxed) == 0;
        const bool was_inactive = active == 0;
        active = 1;
        return was_inactive;
    }

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    double probability_;
    double per_log_;
    std::vector<std::uint8_t> active_;
    std::vector<std::uint32_t> frontier_;
    std::uint32_t active_count_;
};

std::vector<AttributeDescriptor> parameters() {
    auto all = seed_parameters(1);
    all.insert(all.begin(), number_parameter("probability", "1", 0.1, 0.0, 1.0, "assumption",
                                             "Chance to activate each follower [p]"));
    return all;
}

const ModelRegistration registration({
    .descriptor = {.name = "independent_cascade",
                   .meaning = "Who became active has one chance to activate each follower",
                   .attributes = parameters()},
    .equation = "P(j activates a follower) = p, once, independently for each tie",
    .source = "Goldenberg, Libai and Muller 2001; Kempe, Kleinberg and Tardos 2003",
    .step = "a synchronous round",
    .observables = activity_observables(),
    .state = activity_state(),
    .start = [](const Setup& setup) -> std::unique_ptr<Process> {
        return std::make_unique<IndependentCascade>(setup);
    },
});

}  // namespace
}  // namespace backlash
