// Says all that is wrong with a community model before anything is built.
#pragma once

#include "network/generators/community_model.hpp"

namespace backlash {

// Throws InputError with one complaint for each contradiction.
void check_model(const CommunityModel& model);

}  // namespace backlash
