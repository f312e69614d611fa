#include "cli/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/comparison_words.hpp"
#include "cli/spread.hpp"

namespace backlash {
namespace {

constexpr std::array<std::string_view, 4> usual_groups = {"core", "fan", "public", "fans"};

// What the k-th element of an axis is called; empty when there is only one.
std::string element_name(const Scenario& base, Axis axis, std::size_t k) {
    switch (axis) {
        case Axis::group:
            return std::string(group_names[k]);
        case Axis::day:
            return day_name(base, k);
        case Axis::event:
            return base.events[k].id;
        case Axis::horizon:
            return fmt::format("{:g} h", horizons[k]);
        case Axis::none:
            break;
    }
    return {};
}

bool worth_a_row(const ComparedQuantity& quantity, std::size_t k, bool all) {
    const PairedDifference& element = quantity.elements[k];
    if (element.pairs == 0) return false;
    if (all) return true;
    const bool usual =
        quantity.axis != Axis::group || std::ranges::find(usual_groups, group_names[k]) != usual_groups.end();
    return usual && !element.identical();
}

std::string row(const std::string& label, const std::string& unit, const PairedDifference& d) {
    const std::string interval =
        d.tested() ? fmt::format("{:>10.4g} … {:<10.4g}", d.low, d.high) : fmt::format("{:^23}", "-");
    return fmt::format("  {:<42} {:>10.4g} {:>10.4g} {:>+11.4g}  {} {:>8.1f} {}\n",
                       unit == "1" ? label : fmt::format("{} [{}]", label, unit), d.base, d.variant,
                       d.difference, interval, d.z, d.distinguishable() ? "*" : "");
}

std::string table(const Scenario& base, const VariantComparison& variant, bool all) {
    std::string text = fmt::format("  {:<42} {:>10} {:>10} {:>11}  {:^23} {:>8}\n", "", "base", "variant",
                                   "difference", "95 % interval", "z");
    for (const ComparedQuantity& quantity : variant.indicators) {
        for (std::size_t k = 0; k < quantity.elements.size(); ++k) {
            if (!worth_a_row(quantity, k, all)) continue;
            const std::string element = element_name(base, quantity.axis, k);
            const std::string label =
                element.empty() ? quantity.what.name : fmt::format("{}, {}", quantity.what.name, element);
            text += row(label, quantity.what.unit, quantity.elements[k]);
        }
    }
    return text;
}

nlohmann::ordered_json element_json(const std::string& name, const PairedDifference& d) {
    nlohmann::ordered_json json;
    if (!name.empty()) json["of"] = name;
    json.update({{"base", d.base},
                 {"variant", d.variant},
                 {"difference", d.difference},
                 {"standard_error", d.standard_error},
                 {"low", d.low},
                 {"high", d.high},
                 {"z", d.z},
                 {"p", chance_probability(d)},
                 {"pairs", d.pairs},
                 {"identical", d.identical()},
                 {"distinguishable", d.distinguishable()}});
    return json;
}

}  // namespace

std::string comparison_text(const ComparisonResult& comparison, bool all) {
    const Scenario& base = comparison.scenarios.front();
    std::string text;
    for (const VariantComparison& variant : comparison.variants) {
        text += fmt::format("\n{} minus {}, {} pairs with common random numbers:\n\n", variant.name,
                            base.name, base.replicates);
        text += table(base, variant, all);
        text += "\n" + in_words(base, variant);
    }
    return text;
}

nlohmann::ordered_json comparison_json(const ComparisonResult& comparison) {
    const Scenario& base = comparison.scenarios.front();
    nlohmann::ordered_json json = {{"base", base.name},
                                   {"seed", base.seed},
                                   {"replicates", base.replicates},
                                   {"variants", nlohmann::ordered_json::array()}};
    for (const VariantComparison& variant : comparison.variants) {
        const Tally count = tally(variant.indicators);
        nlohmann::ordered_json one = {{"name", variant.name},
                                      {"compared", count.compared},
                                      {"identical", count.identical},
                                      {"tested", count.tested},
                                      {"different", count.different},
                                      {"different_corrected", count.corrected},
                                      {"expected_false", count.expected_false}};
        for (const ComparedQuantity& quantity : variant.indicators) {
            nlohmann::ordered_json values = nlohmann::ordered_json::array();
            for (std::size_t k = 0; k < quantity.elements.size(); ++k) {
                values.push_back(element_json(element_name(base, quantity.axis, k), quantity.elements[k]));
            }
            one["indicators"][quantity.what.name] = {{"unit", quantity.what.unit}, {"values", values}};
        }
        json["variants"].push_back(one);
    }
    return json;
}

}  // namespace backlash
