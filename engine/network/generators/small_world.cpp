#include "network/generators/small_world.hpp"

#include <fmt/format.h>

#include "base/blocks.hpp"
#include "base/error.hpp"
#include "network/generators/tie_list.hpp"

namespace backlash {

void check_model(const SmallWorld& model) {
    if (model.neighbours % 2 != 0 || model.neighbours >= model.accounts) {
        throw InputError(
            fmt::format("network.neighbours is {} on a ring of {}; expected an even number below",
                        model.neighbours, model.accounts));
    }
}

GeneratedNetwork generate_small_world(const SmallWorld& model, const RandomSource& source,
                                      Executor& executor) {
    check_model(model);
    const auto rewired_below = static_cast<std::uint64_t>(model.rewiring * 0x1p32);
    const auto visit = [&](std::size_t block, const auto& tie) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), model.accounts);
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            for (std::uint32_t d = 1; d <= model.neighbours / 2; ++d) {
                auto j = static_cast<std::uint32_t>((static_cast<std::uint64_t>(i) + d) % model.accounts);
                const auto words = source.words(i, d, Stream::tie);
                if (words[0] < rewired_below)
                    j = static_cast<std::uint32_t>((static_cast<std::uint64_t>(words[1]) * model.accounts) >>
                                                   32);
                tie(i, j);
                tie(j, i);
            }
        }
    };
    return generate_from_ties(model.accounts, block_count(model.accounts), executor, visit);
}

}  // namespace backlash
