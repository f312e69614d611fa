// The sequence of Sobol': fills the space evenly, and every longer design holds the shorter ones.
#include "study/design.hpp"
#include "study/designs/design_arguments.hpp"
#include "study/sensitivity/analyse.hpp"

namespace backlash {
namespace {

void prepare(Study& study, Complaints& complaints) {
    check_scramble(study, complaints);
    check_dimensions(study, study.parameters.size(), complaints);
}

DesignPoints points(const Study& study) {
    SobolSequence sequence(study.parameters.size(), scramble_argument(study), {study.seed});
    DesignPoints all;
    for (std::size_t i = 0; i < count_argument(study, "points"); ++i) all.push_back(sequence.next());
    return all;
}

const DesignRegistration registration({
    .descriptor = {.name = "sobol",
                   .meaning = "The first points of a Sobol' sequence",
                   .attributes = {count_attribute("points", "Cases; best a power of 2", 1),
                                  scramble_attribute()}},
    .prepare = prepare,
    .points = points,
    .analyse = analyse_by_regression,
});

}  // namespace
}  // namespace backlash
