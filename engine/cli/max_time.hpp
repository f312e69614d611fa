// How long a command may take, and durations on the command line.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace backlash {

// Hours, > 0. Throws InputError, with the name of the option, when the text is no duration.
double parse_hours(const std::string& option, const std::string& text);

// The option --max-time of a command that goes on from where it was stopped; left alone when it is not given.
void add_max_time(CLI::App* command, double& seconds);

}  // namespace backlash
