#include "study/designs/design_arguments.hpp"

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/notation/excerpt.hpp"

namespace backlash {

AttributeDescriptor count_attribute(std::string name, std::string meaning, double least,
                                    std::optional<double> default_value) {
    return {.name = std::move(name),
            .quantity = Quantity::integer,
            .unit = "1",
            .meaning = std::move(meaning),
            .minimum = least,
            .maximum = most_design_cases,
            .default_value = default_value};
}

std::size_t count_argument(const Study& study, const std::string& name) {
    return static_cast<std::size_t>(study.design.numbers.at(name));
}

AttributeDescriptor scramble_attribute() {
    return {.name = "scramble",
            .quantity = Quantity::text,
            .meaning = "owen (nested uniform scrambling by the seed, the default) or none"};
}

Scrambling scramble_argument(const Study& study) {
    return study.design.names.at("scramble") == "none" ? Scrambling::none : Scrambling::owen;
}

void check_scramble(const Study& study, Complaints& complaints) {
    const auto& word = study.design.names.at("scramble");
    const std::vector<std::string> known = {"owen", "none"};
    if (word.empty() || word == known[0] || word == known[1]) return;
    complaints.add(study.design.where, "design.scramble: " + excerpt(word) + " is unknown", one_of(known),
                   nearest_name(word, known));
}

void check_dimensions(const Study& study, std::size_t dimensions, Complaints& complaints) {
    if (dimensions <= SobolSequence::most_dimensions) return;
    complaints.add(study.design.where, fmt::format("the sequence would need {} dimensions", dimensions),
                   fmt::format("at most {}", SobolSequence::most_dimensions));
}

void check_case_count(const Study& study, double cases, Complaints& complaints) {
    if (cases <= most_design_cases) return;
    complaints.add(study.design.where, fmt::format("the design has {:.3g} cases", cases),
                   "at most a million");
}

}  // namespace backlash
