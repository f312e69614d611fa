#include "population/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <tuple>
#include <utility>

#include "network/generators/communities.hpp"
#include "population/community_plan.hpp"
#include "population/people_table.hpp"

namespace backlash {
namespace {

// Empty when the scenario names no file.
std::filesystem::path path_of(const Scenario& scenario, const std::string& file) {
    if (file.empty()) return {};
    return (std::filesystem::path(scenario.file).parent_path() / file).lexically_normal();
}

// What was read of a table of people, for people.
std::string people_note(const std::string& file, const StatedPeople& stated) {
    const auto actors =
        std::ranges::count_if(stated.actor_ids, [](const auto& id) { return id.has_value(); });
    const auto types =
        std::ranges::count_if(stated.people, [](const auto& person) { return person.type.has_value(); });
    return fmt::format("{}: {} accounts, {} of them with a type, {} of them actors", file,
                       stated.people.size(), types, actors);
}

}  // namespace

Network generate_network(const Scenario& scenario, const RandomSource& source, Executor& executor) {
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    const auto model = plan_communities(scenario.network, layout, scenario.actors, source);
    GeneratedNetwork generated = generate_communities(model, source, executor);
    return {.graph = std::move(generated.graph),
            .loops_dropped = generated.report.loops_dropped,
            .duplicates_dropped = generated.report.duplicates_dropped};
}

bool same_network(const Scenario& a, const Scenario& b) {
    NetworkValues network = a.network;
    network.edges = b.network.edges;
    network.people = b.network.people;
    const auto names_the_same = [&](const std::string& in_a, const std::string& in_b) {
        return path_of(a, in_a) == path_of(b, in_b);
    };
    if (network != b.network || a.actors != b.actors || !names_the_same(a.network.edges, b.network.edges) ||
        !names_the_same(a.network.people, b.network.people)) {
        return false;
    }
    const auto shares = [](const PopulationValues& population) {
        return std::tie(population.core_share, population.fan_share, population.kol_share,
                        population.kol_ally_share, population.kol_hostile_share, population.media_accounts);
    };
    return shares(a.population) == shares(b.population);
}

ImportedNetwork import_network(const Scenario& scenario, Executor& executor) {
    return read_edge_list(path_of(scenario, scenario.network.edges), executor);
}

NetworkFromFiles network_from_files(const Scenario& scenario, Executor& executor) {
    ImportedNetwork imported = import_network(scenario, executor);
    // Everybody has a place, or it is said before more is read.
    plan_layout(imported.graph.accounts(), scenario.population, scenario.actors, scenario.network.edges);
    Network network{.graph = std::move(imported.graph),
                    .loops_dropped = imported.report.loops_dropped,
                    .duplicates_dropped = imported.report.duplicates_dropped,
                    .imported = true};
    const std::string& people = scenario.network.people;
    if (!people.empty()) {
        auto stated = read_people_table(path_of(scenario, people), imported.ids, scenario.actors);
        imported.report.notes.push_back(people_note(people, stated));
        network.stated = std::make_shared<const StatedPeople>(std::move(stated));
    }
    return {std::move(network), std::move(imported.report)};
}

}  // namespace backlash
