// What an account sends to its followers in one step.
#pragma once

#include <cstdint>

namespace backlash {

struct Post {
    std::uint32_t author = 0;
    float outrage = 0.0F;              // [I] 0 for a neutral post
    std::uint64_t news = 0;            // [m] events it tells of
    bool own_community_first = false;  // an ordinary account's: counts less in the other community
    bool fanlike = false;              // author shares the brand's identity
};

}  // namespace backlash
