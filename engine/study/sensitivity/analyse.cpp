#include "study/sensitivity/analyse.hpp"

namespace backlash {

Sensitivity analyse(const Study& study, const Design& design, std::span<const double> values) {
    return design_kind(study.design.kind).analyse(study, design, values);
}

Sensitivity analyse_by_regression(const Study& study, const Design& design, std::span<const double> values) {
    std::vector<std::vector<double>> columns(study.parameters.size());
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
        const auto& parameter = study.parameters[p];
        if (parameter.is_categorical && parameter.values.size() > 2) continue;
        for (std::size_t c = 0; c < design.cases.size(); ++c)
            columns[p].push_back(parameter.range ? design.points[c][p] : design.cases[c].numbers[p]);
    }
    return standardised_regression(columns, values, study.seed);
}

}  // namespace backlash
