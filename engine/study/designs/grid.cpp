// Every combination of the values of all parameters (full factorial); the last parameter changes fastest.
#include <fmt/format.h>

#include "study/design.hpp"
#include "study/sensitivity/analyse.hpp"

namespace backlash {
namespace {

constexpr double most_cases = 1e6;

void prepare(Study& study, Complaints& complaints) {
    double cases = 1.0;
    for (const auto& parameter : study.parameters) {
        cases *= static_cast<double>(parameter.values.size());
        if (parameter.range) {
            complaints.add(parameter.where, "a grid cannot use the whole range of " + parameter.name,
                           "values, or steps beside the range");
        }
    }
    if (cases > most_cases) {
        complaints.add(study.design.where, fmt::format("the grid has {:.3g} cases", cases),
                       "at most a million");
    }
}

DesignPoints points(const Study& study) {
    DesignPoints all = {{}};
    for (const auto& parameter : study.parameters) {
        DesignPoints longer;
        const auto count = parameter.values.size();
        for (const auto& point : all) {
            for (std::size_t v = 0; v < count; ++v) {
                longer.push_back(point);
                longer.back().push_back((static_cast<double>(v) + 0.5) / static_cast<double>(count));
            }
        }
        all = std::move(longer);
    }
    return all;
}

const DesignRegistration registration({
    .descriptor = {.name = "grid",
                   .meaning = "Every combination of the values of all parameters",
                   .attributes = {}},
    .prepare = prepare,
    .points = points,
    .analyse = analyse_by_regression,
});

}  // namespace
}  // namespace backlash
