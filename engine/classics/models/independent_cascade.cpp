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
#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"
#include "classics/frontier.hpp"

namespace backlash {
namespace {

// Closed ties before the next open one, at most 2^31: geometric, so that a closed tie costs nothing.
std::uint32_t closed_ties(std::uint32_t word, double per_log) {
    const double closed = portable_log_of_normal((word + 0.5) * 0x1p-32) * per_log;
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::min(closed, 0x1p31 - 1.0)));
}

class IndependentCascade : public FrontierContagion {
  public:
    explicit IndependentCascade(const Setup& setup)
        : FrontierContagion(setup),
          network_(setup.network),
          executor_(setup.executor),
          source_(setup.source),
          per_log_(per_log(setup.number("probability"))),
          active_(setup.accounts()) {
        for (const std::uint32_t seed : frontier()) active_[seed] = 1;
    }

    void advance(std::uint32_t /*step*/) override {
        move_on(next_frontier(frontier(), executor_, [&](std::span<const std::uint32_t> ids, auto& next) {
            std::vector<std::uint32_t> reached;
            for (std::size_t first = 0; first < ids.size(); first += word_batch) {
                reached.clear();
                follow_open_ties(ids.subspan(first, std::min<std::size_t>(word_batch, ids.size() - first)),
                                 reached);
                for (const std::uint32_t i : reached) {
                    if (becomes_active(active_[i])) next.push_back(i);
                }
            }
        }));
    }

    double state(std::uint32_t account) const override { return active_[account]; }

  private:
    // 1 / ln(1 - p). p = 1: no tie is closed; p = 0: more than any row has.
    static double per_log(double probability) {
        if (probability >= 1.0) return 0.0;
        return probability <= 0.0 ? -1e30 : 1.0 / portable_log(1.0 - probability);
    }

    // True for one of the threads that ask.
    static bool becomes_active(std::uint8_t& active) {
        const std::atomic_ref shared(active);
        return shared.load(std::memory_order_relaxed) == 0 &&
               shared.exchange(1, std::memory_order_relaxed) == 0;
    }

    // Four words a time for each account; few need more than the first four.
    void follow_open_ties(std::span<const std::uint32_t> ids, std::vector<std::uint32_t>& reached) const {
        WordKeys keys;
        keys.ordinals.fill(0);
        std::ranges::copy(ids, keys.accounts.begin());
        BatchWords closed;
        draw_words(source_, Stream::transmission, keys, static_cast<std::uint32_t>(ids.size()), closed);
        vector_loop([&] {
            for (auto& row : closed) {
                for (std::uint32_t& word : row) word = closed_ties(word, per_log_);
            }
        });
        for (std::size_t k = 0; k < ids.size(); ++k) {
            const auto row = network_.influenced_by(ids[k]);
            std::uint64_t place = 0;
            for (std::size_t w = 0; w < 4; ++w) {
                place += closed[w][k];
                if (place >= row.size()) break;
                reached.push_back(row[place++]);
            }
            for (std::uint32_t more = 1; place < row.size(); ++more) {
                for (const std::uint32_t word : source_.words(ids[k], more, Stream::transmission)) {
                    place += closed_ties(word, per_log_);
                    if (place >= row.size()) break;
                    reached.push_back(row[place++]);
                }
            }
        }
    }

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    double per_log_;
    std::vector<std::uint8_t> active_;
};

const ModelRegistration registration({
    .descriptor = {.name = "independent_cascade",
                   .meaning = "Who became active has one chance to activate each follower",
                   .attributes =
                       frontier_parameters({number_parameter("probability", "1", 0.1, 0.0, 1.0, "assumption",
                                                             "Chance to activate each follower [p]")},
                                           1)},
    .equation = "P(j activates a follower) = p, once, independently for each tie",
    .source = "Goldenberg, Libai and Muller 2001; Kempe, Kleinberg and Tardos 2003",
    .step = "a synchronous round",
    .observables = activity_observables(),
    .state = activity_state(),
    .bytes_an_account = 1,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> {
        return std::make_unique<IndependentCascade>(setup);
    },
});

}  // namespace
}  // namespace backlash
