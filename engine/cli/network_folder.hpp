// Networks from the folder that a user has given for them.
#pragma once

#include <string>

#include "simulation/run_scenario.hpp"

namespace CLI {
class App;
}

namespace backlash {

// The option --network-cache of a command.
void add_network_folder(CLI::App* command, std::string& folder);

// Takes networks from the folder and stores there what it lacks; empty: networks are generated.
NetworkSource networks_from(const std::string& folder);

}  // namespace backlash
