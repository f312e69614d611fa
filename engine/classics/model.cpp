#include "classics/model.hpp"

#include <algorithm>
#include <utility>

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<ClassicModel>& registered() {
    static std::vector<ClassicModel> models;
    return models;
}

}  // namespace

ModelRegistration::ModelRegistration(ClassicModel model) {
    auto& parameters = model.descriptor.attributes;
    parameters.push_back(
        count_parameter("steps", "steps", model.steps, 1, 1e7, "", "Steps, each " + model.step));
    parameters.push_back(
        count_parameter("state_every", "steps", 10, 1, 1e7, "", "Steps between records of all states"));
    auto& models = registered();
    const auto place = std::ranges::lower_bound(models, model.descriptor.name, {},
                                                [](const ClassicModel& m) { return m.descriptor.name; });
    models.insert(place, std::move(model));
}

std::span<const ClassicModel> classic_models() {
    return registered();
}

const ClassicModel* find_classic_model(std::string_view name) {
    const auto models = classic_models();
    const auto found =
        std::ranges::find_if(models, [&](const ClassicModel& m) { return m.descriptor.name == name; });
    return found == models.end() ? nullptr : &*found;
}

AttributeDescriptor number_parameter(std::string name, std::string unit, double default_value, double minimum,
                                     double maximum, std::string source, std::string meaning) {
    return {.name = std::move(name),
            .quantity = Quantity::number,
            .unit = std::move(unit),
            .meaning = std::move(meaning),
            .minimum = minimum,
            .maximum = maximum,
            .default_value = default_value,
            .source = std::move(source)};
}

AttributeDescriptor count_parameter(std::string name, std::string unit, double default_value, double minimum,
                                    double maximum, std::string source, std::string meaning) {
    auto parameter = number_parameter(std::move(name), std::move(unit), default_value, minimum, maximum,
                                      std::move(source), std::move(meaning));
    parameter.quantity = Quantity::integer;
    return parameter;
}

AttributeDescriptor choice_parameter(std::string name, std::vector<std::string> options,
                                     std::string meaning) {
    return {.name = std::move(name),
            .quantity = Quantity::text,
            .meaning = std::move(meaning),
            .options = std::move(options)};
}

}  // namespace backlash
