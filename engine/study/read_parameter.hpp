// The entries of `parameters` of a study file.
#pragma once

#include <vector>

#include "scenario/document/node.hpp"
#include "scenario/listing/field_lister.hpp"
#include "scenario/reading/reading_context.hpp"
#include "study/study.hpp"

namespace backlash {

// What a parameter's text may refer to.
struct ParameterContext {
    ReadingContext& reading;
    const Scenario& base;
    std::vector<ListedField> keys;  // of the base
};

// Complains of what is wrong and returns what could be understood.
StudyParameter read_parameter(const document::Entry& entry, const ParameterContext& context);

}  // namespace backlash
