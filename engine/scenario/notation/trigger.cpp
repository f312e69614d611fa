#include "scenario/notation/trigger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/nearest_name.hpp"
#include "scenario/notation/duration.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

Parsed<Trigger> failed(std::string problem, std::string suggestion = {}) {
    return {.problem = std::move(problem), .suggestion = std::move(suggestion)};
}

// `fans.outrage`, or `outrage` for all accounts.
Parsed<Trigger> parse_subject(std::string_view text, std::span<const WatchableDescriptor> watchables) {
    const auto dot = text.find('.');
    const auto name = dot == std::string_view::npos ? text : text.substr(dot + 1);
    const auto group = dot == std::string_view::npos ? std::string_view{} : text.substr(0, dot);
    std::vector<std::string> known;
    for (const auto& watchable : watchables) known.push_back(watchable.name);
    const auto found = std::ranges::find(watchables, name, &WatchableDescriptor::name);
    if (found == watchables.end()) {
        return failed("watches the unknown quantity '" + std::string(name) + "'",
                      nearest_name(std::string(name), known));
    }
    Trigger trigger{.quantity = std::string(name)};
    if (group.empty()) return parsed(trigger);
    if (!found->by_group) return failed("watches a group, but " + trigger.quantity + " is one for all");
    const auto position = std::ranges::find(group_names, group);
    if (position == group_names.end()) {
        const std::vector<std::string> groups(group_names.begin(), group_names.end());
        return failed("watches the unknown group '" + std::string(group) + "'",
                      nearest_name(std::string(group), groups));
    }
    trigger.group = static_cast<int>(position - group_names.begin());
    return parsed(trigger);
}

// Takes the leading number, perhaps a percentage, off the text.
Parsed<double> take_threshold(std::string_view& text) {
    auto length = number_prefix(text);
    const auto unit = text.find_first_not_of(' ', length);
    if (unit != std::string_view::npos && text[unit] == '%') length = unit + 1;
    const auto threshold = parse_share(text.substr(0, length));
    text = without_spaces_around(text.substr(length));
    return threshold;
}

// How long an event waits.
Parsed<double> parse_wait(std::string_view text) {
    auto wait = parse_duration(without_spaces_around(text));
    if (wait && *wait.value > longest_duration) return {.problem = "waits for longer than 366 days"};
    return wait;
}

}  // namespace

Parsed<Trigger> parse_trigger(std::string_view text, std::span<const WatchableDescriptor> watchables) {
    const auto comparison = text.find_first_of("<>");
    if (comparison == std::string_view::npos) return failed("has neither > nor <");
    auto trigger = parse_subject(without_spaces_around(text.substr(0, comparison)), watchables);
    if (!trigger) return trigger;
    trigger.value->above = text[comparison] == '>';
    auto rest = without_spaces_around(text.substr(comparison + 1));
    const auto threshold = take_threshold(rest);
    if (!threshold) return failed_like<Trigger>(threshold);
    trigger.value->threshold = *threshold.value;

    const auto plus = rest.find('+');
    auto hold = without_spaces_around(rest.substr(0, plus));
    if (!hold.empty()) {
        if (!hold.starts_with("for ")) return failed("goes on with '" + std::string(hold) + "'");
        const auto duration = parse_wait(hold.substr(4));
        if (!duration) return failed_like<Trigger>(duration);
        trigger.value->hold = *duration.value;
    }
    if (plus != std::string_view::npos) {
        const auto delay = parse_wait(rest.substr(plus + 1));
        if (!delay) return failed_like<Trigger>(delay);
        trigger.value->delay = *delay.value;
    }
    return trigger;
}

std::string write_trigger(const Trigger& trigger) {
    std::string text;
    if (trigger.group != all_group) text = fmt::format("{}.", group_names[trigger.group]);
    text +=
        fmt::format("{} {} {}", trigger.quantity, trigger.above ? '>' : '<', write_number(trigger.threshold));
    if (trigger.hold > 0.0) text += " for " + write_duration(trigger.hold);
    if (trigger.delay > 0.0) text += " + " + write_duration(trigger.delay);
    return text;
}

}  // namespace backlash
