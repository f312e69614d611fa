// Which numbers the program computes.
#pragma once

namespace backlash {

// Goes up whenever a scenario, of the crisis or a published model, and a seed give other numbers than before.
// Sweeps find results again that were computed by a program of the same version, and no others.
// tests/system/test_results_version.py fails when it was forgotten.
inline constexpr int results_version = 4;

}  // namespace backlash
