// Everybody follows everybody else.
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

// Throws InputError above 20,000 accounts, which have 400 million ties.
void check_complete(std::uint32_t accounts);

// O(N^2). Throws as check_complete().
GeneratedNetwork generate_complete(std::uint32_t accounts, Executor& executor);

}  // namespace backlash
