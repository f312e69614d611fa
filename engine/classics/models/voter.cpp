// Voter model: an account takes over the opinion, 0 or 1, of somebody it follows, chosen at random.
//
//   s_i(t+1) = s_j(t),   j uniform among those i follows
//
// Clifford and Sudbury 1973, Holley and Liggett 1975. Asynchronous: a step is a sweep of N updates of random
// accounts. On an undirected network sum_i k_i s_i is a martingale (Sood and Redner 2005).
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <numeric>
#include <vector>

#include "classics/model.hpp"
#include "classics/parallel.hpp"
#include "classics/seeding.hpp"
#include "network/block_sums.hpp"

namespace backlash {
namespace {

class Voter : public Process {
  public:
    explicit Voter(const Setup& setup)
        : network_(setup.network),
          executor_(setup.executor),
          source_(setup.source),
          synchronous_(setup.choice("update") == "synchronous"),
          s_(setup.accounts()),
          next_(synchronous_ ? setup.accounts() : 0) {
        const std::uint32_t in_favour = count_of(setup.number("initial_share"), setup.accounts());
        for (const std::uint32_t i : draw_distinct(in_favour, setup.accounts(), source_)) s_[i] = 1;
        count();
    }

    void advance(std::uint32_t step) override {
        if (synchronous_) {
            update_all(step);
        } else {
            update_one_by_one(step);
            count();
        }
    }

    void observe(std::span<double> values) const override {
        const std::uint64_t ties = network_.followers.edges();
        values[0] = static_cast<double>(in_favour_) / network_.accounts();
        values[1] = ties == 0 ? values[0] : static_cast<double>(ties_in_favour()) / static_cast<double>(ties);
    }
    double state(std::uint32_t account) const override { return s_[account]; }
    bool settled() const override { return in_favour_ == 0 || in_favour_ == network_.accounts(); }

  private:
    void update_all(std::uint32_t step) {
        if (network_.followees.edges() == 0) return;
        std::atomic<std::uint32_t> in_favour = 0;
        for_each_with_words(network_.accounts(), executor_, source_, step, Stream::step_draw,
                            [&](IdRange ids, const PerEntry<std::uint32_t>& words) {
                                in_favour.fetch_add(update(ids, words), std::memory_order_relaxed);
                            });
        s_.swap(next_);
        in_favour_ = in_favour;
    }

    // Of a batch of accounts; how many of them are in favour afterwards. First all the places, so that the
    // processor fetches many at a time. Who follows nobody has a place of another and takes no branch, which
    // could not be foreseen.
    std::uint32_t update(IdRange ids, const PerEntry<std::uint32_t>& words) {
        const auto starts = network_.followees.row_starts().subspan(ids.first, ids.size() + std::size_t{1});
        const auto followees = network_.followees.all_followers();
        const std::uint64_t last = followees.size() - 1;
        PerEntry<std::uint64_t> places;
        PerEntry<std::uint32_t> known;
        for (std::uint32_t k = 0; k < ids.size(); ++k) {
            known[k] = static_cast<std::uint32_t>(starts[k + 1] - starts[k]);
            places[k] = std::min(starts[k] + below(known[k], words[k]), last);
            __builtin_prefetch(&followees[places[k]]);
        }
        std::uint32_t sum = 0;
        for (std::uint32_t k = 0; k < ids.size(); ++k) {
            const std::uint32_t j = followees[places[k]];
            const std::uint8_t opinion = s_[known[k] == 0 ? ids.first + k : j];
            next_[ids.first + k] = opinion;
            sum += opinion;
        }
        return sum;
    }

    // One after the other, because each update sees those before it.
    void update_one_by_one(std::uint32_t step) {
        const std::uint32_t accounts = network_.accounts();
        for (std::uint32_t update = 0; update < accounts; ++update) {
            const auto words = source_.words(update, step, Stream::meeting);
            const std::uint32_t i = below(accounts, words[0]);
            const auto influences = network_.influences_on(i);
            if (influences.empty()) continue;
            s_[i] = s_[influences[below(static_cast<std::uint32_t>(influences.size()), words[1])]];
        }
    }

    void count() {
        in_favour_ = sum_blocks(network_.accounts(), executor_, std::uint32_t{0}, [&](IdRange ids) {
            return std::accumulate(s_.begin() + ids.first, s_.begin() + ids.last, std::uint32_t{0});
        });
    }

    // Followers of those in favour.
    std::uint64_t ties_in_favour() const {
        const auto starts = network_.followers.row_starts();
        return sum_blocks(network_.accounts(), executor_, std::uint64_t{0}, [&](IdRange ids) {
            std::uint64_t ties = 0;
            for (std::size_t i = ids.first; i < ids.last; ++i) ties += s_[i] * (starts[i + 1] - starts[i]);
            return ties;
        });
    }

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    bool synchronous_;
    std::vector<std::uint8_t> s_;
    std::vector<std::uint8_t> next_;
    std::uint32_t in_favour_ = 0;
};

const ModelRegistration registration({
    .descriptor = {.name = "voter",
                   .meaning = "One takes over the opinion of somebody one follows",
                   .attributes = {number_parameter("initial_share", "1", 0.5, 0.0, 1.0, "assumption",
                                                   "Share in favour at the start [x]"),
                                  choice_parameter("update", {"asynchronous", "synchronous"},
                                                   "One random account at a time, or all at once")}},
    .equation = "s_i(t+1) = s_j(t), j uniform among those i follows",
    .source = "Clifford and Sudbury 1973; Holley and Liggett 1975",
    .step = "a sweep: as many updates as there are accounts",
    .steps = 1000,
    .observables = {{"in_favour", "1", "Share of accounts in favour"},
                    {"in_favour_by_ties", "1", "The same, each account weighted by its followers [omega]"}},
    .state = {.what = {"in_favour", "1", "1 for an account in favour, else 0"}},
    .bytes_an_account = 2,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> { return std::make_unique<Voter>(setup); },
});

}  // namespace
}  // namespace backlash
