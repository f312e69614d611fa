// A way to make the network of a published model. A new one is one file of networks/ that ends in a
// NetworkKindRegistration.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "classics/influence.hpp"
#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// What the scenario says of its network.
struct NetworkParameters {
    const Scenario& scenario;

    std::uint32_t accounts() const { return scenario.network.accounts; }
    double number(const std::string& key) const { return scenario.classic.generator_parameters.at(key); }
    const std::string& choice(const std::string& key) const {
        return scenario.classic.generator_choices.at(key);
    }
};

struct NetworkSetup : NetworkParameters {
    RandomSource source;
    Executor& executor;
};

struct NetworkKind {
    KindDescriptor descriptor;  // attributes: keys of `network`
    // In one direction each, before duplicates are dropped. Throws InputError as `build` does.
    double (*expected_ties)(const NetworkParameters&);
    std::uint32_t list_bytes_a_tie = 0;  // of a list of them that is there while rows are made
    Influence (*build)(const NetworkSetup&);
};

// All registered kinds, ordered by name.
std::span<const NetworkKind> network_kinds();

struct NetworkKindRegistration {
    explicit NetworkKindRegistration(NetworkKind kind);
};

// How the scenario's network is generated.
const NetworkKind& network_kind_of(const Scenario& scenario);

// The network that the scenario asks for: generated, or read from its edge list. Throws InputError when its
// numbers contradict each other.
Influence build_influence(const Scenario& scenario, const RandomSource& source, Executor& executor);

}  // namespace backlash
