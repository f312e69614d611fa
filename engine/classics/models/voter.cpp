// Voter model: an account takes over the opinion, 0 or 1, of somebody it follows, chosen at random.
//
//   s_i(t+1) = s_j(t),   j uniform among those i follows
//
// Clifford and Sudbury 1973, Holley and Liggett 1975. Asynchronous: a step is a sweep of N updates of random
// accounts. On an undirected network sum_i k_i s_i is a martingale (Sood and Redner 2005).
#include <cstdint>
#include <vector>

#include "classics/model.hpp"
#include "classics/parallel.hpp"
#include "classics/seeding.hpp"
#include "network/block_sums.hpp"

namespace backlash {
namespace {

struct Votes {
    std::uint64_t accounts = 0;  // in favour
    std::uint64_t ties = 0;      // that they have followers by

    Votes& operator+=(const Votes& other) {
        accounts += other.accounts;
        ties += other.ties;
        return *this;
    }
};

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
        }
        count();
    }

    void observe(std::span<double> values) const override {
        values[0] = static_cast<double>(votes_.accounts) / network_.accounts();
        values[1] = network_.followers.edges() == 0
                        ? values[0]
                        : static_cast<double>(votes_.ties) / static_cast<double>(network_.followers.edges());
    }
    double state(std::uint32_t account) const override { return s_[account]; }
    bool settled() const override { return votes_.accounts == 0 || votes_.accounts == network_.accounts(); }

  private:
    void update_all(std::uint32_t step) {
        for_each_block(network_.accounts(), executor_, [&](std::size_t, IdRange ids) {
            AccountWords words(source_, step, Stream::step_draw);
            for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                const auto influences = network_.influences_on(i);
                const std::uint32_t word = words(i);
                next_[i] = influences.empty()
                               ? s_[i]
                               : s_[influences[below(static_cast<std::uint32_t>(influences.size()), word)]];
            }
        });
        s_.swap(next_);
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
        votes_ = sum_blocks(network_.accounts(), executor_, Votes{}, [&](IdRange ids) {
            Votes votes;
            for (std::uint32_t i = ids.first; i < ids.last; ++i) {
                if (s_[i] != 0) votes += {1, network_.followers.follower_count(i)};
            }
            return votes;
        });
    }

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    bool synchronous_;
    std::vector<std::uint8_t> s_;
    std::vector<std::uint8_t> next_;
    Votes votes_;
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
    .start = [](const Setup& setup) -> std::unique_ptr<Process> { return std::make_unique<Voter>(setup); },
});

}  // namespace
}  // namespace backlash
