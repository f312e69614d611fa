// Values of a parameter: as written, or anywhere in its range.
#pragma once

#include <string_view>

#include "scenario/document/node.hpp"
#include "study/study.hpp"

namespace backlash {

// The value as written, for all paths of the parameter; not numbered yet.
ParameterValue plain_value(const StudyParameter& parameter, const document::Node& written,
                           const SourcePosition& where);

// Numbers the values by what they say, when all are numbers of the same form, and sets unit and category.
void number_values(StudyParameter& parameter, std::string_view currency);

// The quantile u, in [0, 1], of the uniform distribution over the range (of the logarithm on that scale),
// rounded to twelve digits.
ParameterValue value_in_range(const StudyParameter& parameter, const ParameterRange& range, double u);

// The value at u in [0, 1]: the quantile of the range, or the list cut into equal parts.
ParameterValue value_at(const StudyParameter& parameter, double u);

}  // namespace backlash
