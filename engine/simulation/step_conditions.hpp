// What every log-in of a step reads; nothing of it changes during the step.
#pragma once

#include <cstdint>

#include "simulation/published.hpp"

namespace backlash {

struct StepConditions {
    std::uint32_t step = 0;
    double board_chance = 0.0;  // p_hot B: chance to open the topic from the board at involvement 1
    double board_dose = 0.0;    // x_board mbar, posts
    double novelty = 0.0;       // [n]
    const Published* published = nullptr;
};

}  // namespace backlash
