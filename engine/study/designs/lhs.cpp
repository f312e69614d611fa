// Latin hypercube (McKay, Beckman and Conover 1979): of n points, each of n equal slices of every parameter
// holds one.
//
// n = m 2^j with m odd. The first m points are a Latin hypercube of m slices; then the number doubles: every
// slice is halved, and the new points go to the halves that are empty. So a design of twice as many points
// holds this one (nested designs, Qian 2009).
#include <cmath>
#include <numeric>

#include "study/design.hpp"
#include "study/designs/design_arguments.hpp"
#include "study/designs/shuffle.hpp"
#include "study/sensitivity/analyse.hpp"

namespace backlash {
namespace {

void prepare(Study&, Complaints&) {}

// Somewhere in that of so many slices. 24 random bits keep the sum exact, so that no point leaves its slice.
double place_in_slice(std::size_t slice, std::size_t slices, UniformSequence& uniforms) {
    const double inside = (std::floor(uniforms.next() * 0x1p24) + 0.5) * 0x1p-24;
    return (static_cast<double>(slice) + inside) / static_cast<double>(slices);
}

// Slices that hold none of the coordinates.
std::vector<std::size_t> empty_slices(const std::vector<double>& coordinates, std::size_t slices) {
    std::vector<bool> is_full(slices, false);
    for (const double u : coordinates)
        is_full[static_cast<std::size_t>(u * static_cast<double>(slices))] = true;
    std::vector<std::size_t> empty;
    for (std::size_t s = 0; s < slices; ++s) {
        if (!is_full[s]) empty.push_back(s);
    }
    return empty;
}

// The coordinates of all points along one parameter.
std::vector<double> column(std::size_t points, std::uint32_t parameter, const RandomSource& source) {
    std::size_t slices = points;
    while (slices % 2 == 0) slices /= 2;
    std::vector<double> coordinates;
    UniformSequence order(source, parameter, Stream::design_order);
    UniformSequence inside(source, parameter, Stream::design_point);
    for (; slices <= points; slices *= 2) {
        auto empty = empty_slices(coordinates, slices);
        shuffle(empty, order);
        for (const auto slice : empty) coordinates.push_back(place_in_slice(slice, slices, inside));
    }
    return coordinates;
}

DesignPoints points(const Study& study) {
    const auto count = count_argument(study, "points");
    DesignPoints all(count);
    for (std::uint32_t p = 0; p < study.parameters.size(); ++p) {
        const auto coordinates = column(count, p, {study.seed});
        for (std::size_t i = 0; i < count; ++i) all[i].push_back(coordinates[i]);
    }
    return all;
}

const DesignRegistration registration({
    .descriptor = {.name = "lhs",
                   .meaning = "A Latin hypercube; one of twice as many points holds it",
                   .attributes = {count_attribute("points", "Cases", 1)}},
    .prepare = prepare,
    .points = points,
    .analyse = analyse_by_regression,
});

}  // namespace
}  // namespace backlash
