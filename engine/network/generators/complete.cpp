#include "network/generators/complete.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace backlash {

void check_complete(std::uint32_t accounts) {
    constexpr std::uint32_t most = 20'000;
    if (accounts > most)
        throw InputError(
            fmt::format("a complete network of {} accounts; expected at most {}", accounts, most));
}

GeneratedNetwork generate_complete(std::uint32_t accounts, Executor& executor) {
    check_complete(accounts);
    std::vector<std::uint64_t> row_starts(std::size_t{accounts} + 1);
    for (std::uint64_t i = 0; i <= accounts; ++i) row_starts[i] = i * (accounts - 1);
    std::vector<std::uint32_t> followers(row_starts.back());
    executor.for_each_index(accounts, [&](std::size_t j) {
        std::uint64_t place = row_starts[j];
        for (std::uint32_t i = 0; i < accounts; ++i) {
            if (i != j) followers[place++] = i;
        }
    });
    return {FollowerGraph(std::move(row_starts), std::move(followers)), {}};
}

}  // namespace backlash
