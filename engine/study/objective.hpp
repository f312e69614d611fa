// One number a replicate that a study asks for: an indicator, or one entry of an indicator that has several.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

struct Objective {
    std::string name;       // as written: "posts_total", "outrage_auc.fans", "half_life.apology"
    std::string indicator;  // "outrage_auc"
    std::string entry;      // "fans", "apology", "2026-01-05", "24h"; empty when the indicator has one value
    std::string unit;
    std::string meaning;

    bool operator==(const Objective&) const = default;
};

// The labels of the entries of an indicator with that axis in a replicate of the scenario, in the order of
// its values; empty for Axis::none.
std::vector<std::string> entry_labels(Axis axis, const Scenario& scenario);

// All objectives that a replicate of the scenario has.
std::vector<Objective> known_objectives(const Scenario& scenario);

// Its value; NaN when this replicate has none, for instance because the event was taken out of the scenario.
double objective_value(const Objective& objective, const Scenario& scenario,
                       std::span<const Indicator> indicators);

}  // namespace backlash
