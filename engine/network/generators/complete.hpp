// Everybody follows everybody else.
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

// O(N^2). Throws InputError above 20,000 accounts, which have 400 million ties.
GeneratedNetwork generate_complete(std::uint32_t accounts, Executor& executor);

}  // namespace backlash
