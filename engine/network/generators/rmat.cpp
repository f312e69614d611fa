#include "network/generators/rmat.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/error.hpp"
#include "network/generators/tie_list.hpp"

namespace backlash {
namespace {

struct Tie {
    std::uint32_t follower = 0;
    std::uint32_t followee = 0;
};

class Quarters {
  public:
    Quarters(const Rmat& model, const RandomSource& source)
        : source_(source),
          accounts_(model.accounts),
          levels_(std::bit_width(model.accounts - 1)),
          bounds_{model.a, model.a + model.b, model.a + model.b + model.c} {}

    // The k-th tie; drawn again while it falls outside the accounts, which are no power of two, but not for
    // ever: all of the weight may lie there.
    Tie tie(std::uint64_t k) const {
        constexpr std::uint32_t attempts = 64;
        Tie tie;
        for (std::uint32_t attempt = 0; attempt < attempts; ++attempt) {
            tie = draw(k, attempt);
            if (tie.follower < accounts_ && tie.followee < accounts_) return tie;
        }
        return {tie.follower % accounts_, tie.followee % accounts_};
    }

  private:
    Tie draw(std::uint64_t k, std::uint32_t attempt) const {
        constexpr int per_block = 4;  // levels, a word each
        constexpr std::uint32_t blocks = 8;
        Tie tie;
        RandomSource::Words words{};
        for (int level = 0; level < levels_; ++level) {
            if (level % per_block == 0) {
                const auto ordinal = static_cast<std::uint32_t>(attempt * blocks + level / per_block);
                const auto high = static_cast<std::uint32_t>(k >> 32);  // below 2^14: N * degree < 2^46
                words = source_.words(static_cast<std::uint32_t>(k), high << 10 | ordinal, Stream::tie);
            }
            const double u = words[level % per_block] * 0x1p-32;
            const bool lower = u >= bounds_[1];
            const bool right = u >= bounds_[2] || (u >= bounds_[0] && !lower);
            tie.follower = tie.follower * 2 + (lower ? 1U : 0U);
            tie.followee = tie.followee * 2 + (right ? 1U : 0U);
        }
        return tie;
    }

    RandomSource source_;
    std::uint32_t accounts_;
    int levels_;
    std::array<double, 3> bounds_;
};

}  // namespace

void check_model(const Rmat& model) {
    if (model.a + model.b + model.c > 1.0)
        throw InputError("network.a + network.b + network.c is above 1; expected at most 1");
}

GeneratedNetwork generate_rmat(const Rmat& model, const RandomSource& source, Executor& executor) {
    check_model(model);
    constexpr std::uint64_t piece_size = 65536;
    const auto ties = static_cast<std::uint64_t>(std::llround(model.accounts * model.mean_degree));
    const Quarters quarters(model, source);
    const auto visit = [&](std::size_t piece, const auto& add) {
        const std::uint64_t last = std::min(ties, (piece + 1) * piece_size);
        for (std::uint64_t k = piece * piece_size; k < last; ++k) {
            const Tie tie = quarters.tie(k);
            add(tie.follower, tie.followee);
        }
    };
    return generate_from_ties(model.accounts, (ties + piece_size - 1) / piece_size, executor, visit);
}

}  // namespace backlash
