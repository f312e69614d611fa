// Trajectories of Morris (1991) for elementary effects: each has parameters + 1 cases and changes one
// parameter after the other, in random order, up or down by Delta = p / (2 (p - 1)) on a lattice of p levels.
#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "study/design.hpp"
#include "study/designs/design_arguments.hpp"
#include "study/designs/shuffle.hpp"

namespace backlash {
namespace {

void prepare(Study& study, Complaints& complaints) {
    const auto levels = count_argument(study, "levels");
    if (levels % 2 != 0) {
        complaints.add(study.design.where, fmt::format("design.levels: {} is odd", levels),
                       "an even number, so that all levels are equally likely");
    }
    const auto cases =
        study.design.numbers.at("trajectories") * static_cast<double>(study.parameters.size() + 1);
    check_case_count(study, cases, complaints);
}

// Appends the cases of one trajectory; a function of its number alone.
void add_trajectory(std::uint32_t trajectory, std::size_t parameters, std::size_t levels,
                    const RandomSource& source, DesignPoints& all) {
    const auto half = static_cast<double>(levels) / 2.0;
    const auto last = static_cast<double>(levels - 1);
    UniformSequence start(source, trajectory, Stream::design_point);
    std::vector<double> here(parameters), there(parameters);
    for (std::size_t i = 0; i < parameters; ++i) {
        const double low = std::floor(start.next() * half);
        const bool goes_up = start.next() < 0.5;
        here[i] = (goes_up ? low : low + half) / last;
        there[i] = (goes_up ? low + half : low) / last;
    }
    std::vector<std::size_t> order(parameters);
    std::iota(order.begin(), order.end(), std::size_t{0});
    UniformSequence turns(source, trajectory, Stream::design_order);
    shuffle(order, turns);
    all.push_back(here);
    for (const auto i : order) {
        here[i] = there[i];
        all.push_back(here);
    }
}

DesignPoints points(const Study& study) {
    DesignPoints all;
    for (std::uint32_t t = 0; t < count_argument(study, "trajectories"); ++t)
        add_trajectory(t, study.parameters.size(), count_argument(study, "levels"), {study.seed}, all);
    return all;
}

Sensitivity analyse(const Study& study, const Design& design, std::span<const double> values) {
    return morris_effects(design.points, values, study.seed);
}

const DesignRegistration registration({
    .descriptor = {.name = "morris",
                   .meaning = "For screening by elementary effects: trajectories x (parameters + 1) cases",
                   .attributes = {count_attribute("trajectories", "Trajectories; 20 or more for conclusions",
                                                  2),
                                  count_attribute("levels", "Levels of the lattice, even", 2, 4.0)}},
    .prepare = prepare,
    .points = points,
    .analyse = analyse,
});

}  // namespace
}  // namespace backlash
