#include "founding_case.hpp"

#include <array>

#include "crisis/event_kind.hpp"
#include "scenario/read_scenario.hpp"
#include "simulation/measure.hpp"

namespace backlash {
namespace {

Catalogue catalogue() {
    Catalogue all;
    for (const EventKind& kind : event_kinds()) all.events.push_back(kind.descriptor);
    for (const Measure& kind : measures()) all.measures.push_back(kind.descriptor);
    return all;
}

}  // namespace

FoundingCase::FoundingCase(std::string file, std::string accounts)
    : file_(std::move(file)),
      scenario_(read_scenario(file_, catalogue(), std::array{"network.accounts=" + accounts})) {}

const Network& FoundingCase::network() {
    if (!network_)
        network_ = generate_network(scenario_, source(), *parallel_executor(available_processors()));
    return *network_;
}

}  // namespace backlash
