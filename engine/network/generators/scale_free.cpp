#include "network/generators/scale_free.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "network/generators/tie_list.hpp"

namespace backlash {
namespace {

class Growth {
  public:
    Growth(const ScaleFree& model, const RandomSource& source) : model_(model), source_(source) {
        const double ties = model.accounts / (1.0 - model.beta);
        followers_.reserve(static_cast<std::size_t>(ties * 1.1));
        followees_.reserve(followers_.capacity());
        add(0, 1);
        add(1, 0);
    }

    void run() {
        for (std::uint32_t tie = 0; accounts_ < model_.accounts; ++tie) {
            const auto words = source_.words(tie, 0, Stream::tie);
            const auto ends = source_.words(tie, 0, Stream::tie_end);
            const double u = uniform53(words[0], words[1]);
            if (u < model_.alpha) {
                const std::uint32_t followee =
                    choose(followees_, model_.delta_in, words[2], ends[0], ends[1]);
                add(accounts_++, followee);
            } else if (u < model_.alpha + model_.beta) {
                const std::uint32_t follower =
                    choose(followers_, model_.delta_out, words[3], ends[2], ends[3]);
                add(follower, choose(followees_, model_.delta_in, words[2], ends[0], ends[1]));
            } else {
                const std::uint32_t follower =
                    choose(followers_, model_.delta_out, words[3], ends[2], ends[3]);
                add(follower, accounts_++);
            }
        }
    }

    const std::vector<std::uint32_t>& followers() const { return followers_; }
    const std::vector<std::uint32_t>& followees() const { return followees_; }

  private:
    void add(std::uint32_t follower, std::uint32_t followee) {
        followers_.push_back(follower);
        followees_.push_back(followee);
    }

    // By degree plus delta: an end of a random tie, or, with the weight of delta, any account.
    std::uint32_t choose(const std::vector<std::uint32_t>& ends, double delta, std::uint32_t by_degree_word,
                         std::uint32_t high, std::uint32_t low) const {
        const auto ties = static_cast<double>(ends.size());
        const double u = by_degree_word * 0x1p-32 * (ties + delta * accounts_);
        const double place = uniform53(high, low);
        if (u < ties) return ends[static_cast<std::size_t>(place * ties)];
        return static_cast<std::uint32_t>(place * accounts_);
    }

    ScaleFree model_;
    RandomSource source_;
    std::uint32_t accounts_ = 2;
    std::vector<std::uint32_t> followers_, followees_;  // of each tie
};

}  // namespace

void check_model(const ScaleFree& model) {
    if (model.alpha + model.beta > 1.0 || model.beta > 0.99)
        throw InputError(
            "network.alpha + network.beta is above 1, or beta above .99; expected at most 1, .99");
}

GeneratedNetwork generate_scale_free(const ScaleFree& model, const RandomSource& source, Executor& executor) {
    check_model(model);
    Growth growth(model, source);
    growth.run();
    constexpr std::size_t piece_size = 65536;
    const std::size_t ties = growth.followers().size();
    const auto visit = [&](std::size_t piece, const auto& tie) {
        const std::size_t last = std::min(ties, (piece + 1) * piece_size);
        for (std::size_t k = piece * piece_size; k < last; ++k)
            tie(growth.followers()[k], growth.followees()[k]);
    };
    return generate_from_ties(model.accounts, (ties + piece_size - 1) / piece_size, executor, visit);
}

}  // namespace backlash
