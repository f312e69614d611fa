// The network of a scenario: generated, or read with what is stated of the people in it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "network/follower_graph.hpp"
#include "network/import/edge_list.hpp"
#include "population/network_figures.hpp"
#include "population/stated_people.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// A network that several replicates may share.
struct Network {
    FollowerGraph graph;
    std::uint64_t loops_dropped = 0;
    std::uint64_t duplicates_dropped = 0;
    bool imported = false;
    std::shared_ptr<const StatedPeople> stated{};   // of an imported network; null: nothing
    std::optional<NetworkStatistics> statistics{};  // when it has been described
    std::optional<NetworkFigures> figures{};        // when they have been measured, too
};

// Generates the scenario's network. Throws InputError when its numbers contradict each other.
Network generate_network(const Scenario& scenario, const RandomSource& source, Executor& executor);

// Whether the two scenarios have the same network, for one seed and replicate: equal numbers of the generator
// or the same edge list and table of people, the same shares of the types, and the same named actors.
bool same_network(const Scenario& a, const Scenario& b);

// Reads the edge list that the scenario names, relative to the scenario's file.
ImportedNetwork import_network(const Scenario& scenario, Executor& executor);

struct NetworkFromFiles {
    Network network;
    ImportReport report;
};

// Reads edge list and, if it names one, table of people of a scenario of the crisis. Throws InputError.
NetworkFromFiles network_from_files(const Scenario& scenario, Executor& executor);

}  // namespace backlash
