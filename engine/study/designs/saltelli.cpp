// The design of Saltelli et al. (2010) for Sobol' indices of first and total order.
//
// A Sobol' sequence of 2 k dimensions gives rows of two matrices, A and B. Row by row there are k + 2 cases:
// A, B, and for each parameter i the row of A with coordinate i from B (A_B^i).
#include "study/design.hpp"
#include "study/designs/design_arguments.hpp"

namespace backlash {
namespace {

void prepare(Study& study, Complaints& complaints) {
    const auto parameters = study.parameters.size();
    check_scramble(study, complaints);
    check_dimensions(study, 2 * parameters, complaints);
    check_case_count(study, study.design.numbers.at("points") * (static_cast<double>(parameters) + 2.0),
                     complaints);
}

DesignPoints points(const Study& study) {
    const auto k = study.parameters.size();
    SobolSequence sequence(2 * k, scramble_argument(study), {study.seed});
    DesignPoints all;
    for (std::size_t row = 0; row < count_argument(study, "points"); ++row) {
        const auto both = sequence.next();
        const std::vector<double> a(both.begin(), both.begin() + static_cast<std::ptrdiff_t>(k));
        const std::vector<double> b(both.begin() + static_cast<std::ptrdiff_t>(k), both.end());
        all.push_back(a);
        all.push_back(b);
        for (std::size_t i = 0; i < k; ++i) {
            all.push_back(a);
            all.back()[i] = b[i];
        }
    }
    return all;
}

Sensitivity analyse(const Study& study, const Design&, std::span<const double> values) {
    return sobol_indices(values, study.parameters.size(), study.seed);
}

const DesignRegistration registration({
    .descriptor = {.name = "saltelli",
                   .meaning = "For Sobol' indices of first and total order: points x (parameters + 2) cases",
                   .attributes = {count_attribute("points", "Rows of the two matrices; best a power of 2", 2),
                                  scramble_attribute()}},
    .prepare = prepare,
    .points = points,
    .analyse = analyse,
});

}  // namespace
}  // namespace backlash
