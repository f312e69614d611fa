#include "study/objective.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "scenario/account_type.hpp"
#include "scenario/notation/scenario_clock.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

std::vector<std::string> day_labels(const Scenario& scenario) {
    const ScenarioClock clock{scenario.start_unix, scenario.zone_offset_minutes};
    const std::int64_t wall_seconds = scenario.start_unix + scenario.zone_offset_minutes * std::int64_t{60};
    const double end =
        static_cast<double>(wall_seconds - clock.start_day() * 86400) / 3600.0 + scenario.duration;
    std::vector<std::string> labels;
    for (int day = 0; 24.0 * day < end; ++day) labels.push_back(clock.write_day(day));
    return labels;
}

}  // namespace

std::vector<std::string> entry_labels(Axis axis, const Scenario& scenario) {
    std::vector<std::string> labels;
    switch (axis) {
        case Axis::none:
            break;
        case Axis::group:
            labels.assign(group_names.begin(), group_names.end());
            break;
        case Axis::day:
            return day_labels(scenario);
        case Axis::event:
            for (const auto& event : scenario.events) labels.push_back(event.id);
            break;
        case Axis::horizon:
            for (const double hours : horizons) labels.push_back(fmt::format("{}h", hours));
            break;
    }
    return labels;
}

std::vector<Objective> known_objectives(const Scenario& scenario) {
    std::vector<Objective> known;
    for (const auto& figure : studied_model(scenario).figures(scenario)) {
        const auto add = [&](const std::string& name, const std::string& entry) {
            known.push_back({name, figure.what.name, entry, figure.what.unit, figure.what.meaning});
        };
        if (figure.axis == Axis::none) add(figure.what.name, {});
        for (const auto& label : entry_labels(figure.axis, scenario))
            add(figure.what.name + "." + label, label);
    }
    return known;
}

double objective_value(const Objective& objective, const Scenario& scenario,
                       std::span<const Indicator> indicators) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const auto indicator =
        std::ranges::find(indicators, objective.indicator, [](const Indicator& i) { return i.what.name; });
    if (indicator == indicators.end()) return missing;
    std::size_t place = 0;
    if (!objective.entry.empty()) {
        const auto labels = entry_labels(indicator->axis, scenario);
        place = static_cast<std::size_t>(std::ranges::find(labels, objective.entry) - labels.begin());
    }
    return place < indicator->values.size() ? indicator->values[place] : missing;
}

}  // namespace backlash
