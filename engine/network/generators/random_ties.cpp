#include "network/generators/random_ties.hpp"

#include <algorithm>
#include <cmath>

#include "network/generators/tie_list.hpp"

namespace backlash {

GeneratedNetwork generate_random_ties(const RandomTies& model, const RandomSource& source,
                                      Executor& executor) {
    constexpr std::uint64_t piece_size = 65536;
    const double directed = model.accounts * model.mean_degree;
    const auto ties = static_cast<std::uint64_t>(std::llround(model.mutual ? directed / 2.0 : directed));
    const auto end = [&](std::uint32_t word) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * model.accounts) >> 32);
    };
    const auto visit = [&](std::size_t piece, const auto& tie) {
        const std::uint64_t last = std::min(ties, (piece + 1) * piece_size);
        for (std::uint64_t k = piece * piece_size; k < last; ++k) {
            const auto words =
                source.words(static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(k >> 32), Stream::tie);
            tie(end(words[0]), end(words[1]));
            if (model.mutual) tie(end(words[1]), end(words[0]));
        }
    };
    return generate_from_ties(model.accounts, (ties + piece_size - 1) / piece_size, executor, visit);
}

}  // namespace backlash
