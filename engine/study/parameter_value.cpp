#include "study/parameter_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/elementary.hpp"
#include "scenario/document/flow_text.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

std::vector<Override> for_all_paths(const StudyParameter& parameter, const std::string& text,
                                    const SourcePosition& where) {
    std::vector<Override> overrides;
    for (const auto& path : parameter.paths) overrides.push_back({path + "=" + text, where});
    return overrides;
}

// 0.4 and not 0.39999999999999997: twelve digits are more than any parameter is known to.
double rounded(double number) {
    return *parse_number(fmt::format("{:.12g}", number)).value;
}

}  // namespace

ParameterValue plain_value(const StudyParameter& parameter, const document::Node& written,
                           const SourcePosition& where) {
    const auto text = flow_text(written);
    return {.label = written.is_scalar() ? written.scalar : text,
            .overrides = for_all_paths(parameter, text, where)};
}

void number_values(StudyParameter& parameter, std::string_view currency) {
    std::optional<NumberForm> form;
    bool all_alike = true;
    for (std::size_t i = 0; i < parameter.values.size(); ++i) {
        auto& value = parameter.values[i];
        const auto number = parse_written_number(value.label, currency);
        if (number && !form) form = number->form;
        all_alike = all_alike && number && number->form == *form;
        value.number = number ? number->number : 0.0;
    }
    parameter.is_categorical = !all_alike;
    if (all_alike) {
        const bool says_unit = form->is_duration || !form->anchor.empty() || parameter.unit.empty();
        if (says_unit) parameter.unit = form->unit();
        return;
    }
    parameter.unit.clear();
    for (std::size_t i = 0; i < parameter.values.size(); ++i)
        parameter.values[i].number = static_cast<double>(i);
}

ParameterValue value_in_range(const StudyParameter& parameter, const ParameterRange& range, double u) {
    double number = 0.0;
    if (parameter.is_whole) {
        const double count = std::floor(range.high) - std::ceil(range.low) + 1.0;
        number = std::ceil(range.low) + std::min(std::floor(u * count), count - 1.0);
    } else if (range.is_logarithmic) {
        number = range.low * portable_exp(u * portable_log(range.high / range.low));
    } else {
        number = range.low + u * (range.high - range.low);
    }
    number = rounded(number);
    const auto text = range.form.write(number);
    return {.label = text, .number = number, .overrides = for_all_paths(parameter, text, parameter.where)};
}

ParameterValue value_at(const StudyParameter& parameter, double u) {
    if (parameter.range) return value_in_range(parameter, *parameter.range, u);
    const auto count = parameter.values.size();
    const auto place = static_cast<std::size_t>(u * static_cast<double>(count));
    return parameter.values[std::min(place, count - 1)];
}

}  // namespace backlash
