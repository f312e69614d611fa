#include "study/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "study/parameter_value.hpp"

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<DesignKind>& registered() {
    static std::vector<DesignKind> kinds;
    return kinds;
}

DesignCase make_case(const Study& study, std::span<const double> point, std::size_t number) {
    DesignCase made;
    made.overrides = study.set;
    if (!study.common_random_numbers) {
        // Wraps around beyond 2^64, which is as good a seed as any.
        made.overrides.push_back({fmt::format("seed={}", study.seed + number + 1), {study.file.string()}});
    }
    for (std::size_t p = 0; p < point.size(); ++p) {
        const auto value = value_at(study.parameters[p], point[p]);
        made.numbers.push_back(value.number);
        made.labels.push_back(value.label);
        made.overrides.insert(made.overrides.end(), value.overrides.begin(), value.overrides.end());
    }
    return made;
}

}  // namespace

DesignRegistration::DesignRegistration(DesignKind kind) {
    auto& kinds = registered();
    const auto place = std::ranges::lower_bound(kinds, kind.descriptor.name, {},
                                                [](const DesignKind& k) { return k.descriptor.name; });
    kinds.insert(place, std::move(kind));
}

std::span<const DesignKind> design_kinds() {
    return registered();
}

const DesignKind& design_kind(std::string_view name) {
    const auto kinds = design_kinds();
    const auto found =
        std::ranges::find_if(kinds, [&](const DesignKind& k) { return k.descriptor.name == name; });
    if (found == kinds.end()) throw std::invalid_argument("no kind of design " + std::string(name));
    return *found;
}

Design make_design(const Study& study) {
    Design design;
    design.points = design_kind(study.design.kind).points(study);
    for (std::size_t c = 0; c < design.points.size(); ++c)
        design.cases.push_back(make_case(study, design.points[c], c));
    if (study.design.kind == "grid") {
        for (const auto& parameter : study.parameters) design.shape.push_back(parameter.values.size());
    }
    return design;
}

}  // namespace backlash
