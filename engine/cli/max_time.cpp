#include "cli/max_time.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/error.hpp"
#include "scenario/notation/duration.hpp"

namespace backlash {

double parse_hours(const std::string& option, const std::string& text) {
    const auto hours = parse_duration(text);
    if (!hours.value || *hours.value <= 0.0) {
        throw InputError(fmt::format("{} {}: expected a duration, such as 90 min or 11h30m", option, text));
    }
    return *hours.value;
}

void add_max_time(CLI::App* command, double& seconds) {
    command->add_option_function<std::string>(
        "--max-time",
        [&seconds](const std::string& text) { seconds = 3600.0 * parse_hours("--max-time", text); },
        "Stop after that long: 90 min; ends with status 75");
}

}  // namespace backlash
