// Foreign text inside a message.
#pragma once

#include <string>
#include <string_view>

namespace backlash {

// In quotes, line ends as spaces, cut after 60 bytes between two characters (UTF-8).
std::string excerpt(std::string_view text);

}  // namespace backlash
