// What makes two generated networks the same: a text of all that the generator reads.
#pragma once

#include <string>

#include "base/random_streams.hpp"
#include "network/generators/community_model.hpp"

namespace backlash {

// Networks of equal keys are equal to the last tie. Numbers are written exactly.
std::string model_key(const CommunityModel& model, const RandomSource& source);

}  // namespace backlash
