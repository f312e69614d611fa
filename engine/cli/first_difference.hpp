// Where two texts of nested `key: value` lines part.
#pragma once

#include <string>
#include <string_view>

namespace backlash {

// "events.apology.at: there onset + 4 h, here onset + 9 h"; empty when there is no difference.
std::string first_difference(std::string_view there, std::string_view here);

}  // namespace backlash
