// The scenarios of a study: the base with the changes of a case.
#pragma once

#include "scenario/descriptor.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/scenario.hpp"
#include "study/design.hpp"
#include "study/study.hpp"

namespace backlash {

// The base with the study's `set` and nothing else: what cases are contrasted with.
Scenario read_base(const Study& study, const Catalogue& catalogue);

// The scenario of a case, from the study's base as it was read once. Throws InputError; mistakes that a
// parameter causes have their place in the study file.
Scenario read_case(const ScenarioFile& base, const Study& study, const DesignCase& design_case,
                   const Catalogue& catalogue);

// Reads all cases of the base. Throws InputError with the mistakes of all of them, each once.
void check_cases(const ScenarioFile& base, const Study& study, const Design& design,
                 const Catalogue& catalogue);

}  // namespace backlash
