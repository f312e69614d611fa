#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_classic_general(Scenario& scenario, const KindDescriptor& model, FieldVisitor& visitor) {
    visit_model(scenario, {model.name}, visitor);
    visit_title(scenario, visitor);
    visit_draws(scenario, visitor);
}

void visit_classic_network(Scenario& scenario, const std::vector<KindDescriptor>& generators,
                           FieldVisitor& visitor) {
    ClassicValues& classic = scenario.classic;
    std::vector<std::string> names;
    for (const auto& generator : generators) names.push_back(generator.name);
    visit_accounts(scenario.network, visitor);
    visitor.choice({.key = "generator",
                    .quantity = Quantity::text,
                    .meaning = "How the network is made (backlash describe generators)",
                    .options = names},
                   classic.generator);
    // The visitor may be a reader and have changed it just now.
    if (classic.generator == community_generator) visit_communities(scenario.network, visitor);
    if (const auto* generator = find_kind(generators, classic.generator))
        visit_attributes(*generator, classic.generator_parameters, classic.generator_choices, visitor);
    visit_network_origin(scenario.network, visitor);
}

void visit_parameters(Scenario& scenario, const KindDescriptor& model, FieldVisitor& visitor) {
    visit_attributes(model, scenario.classic.parameters, scenario.classic.choices, visitor);
}

void visit_classic(Scenario& scenario, const KindDescriptor& model,
                   const std::vector<KindDescriptor>& generators, FieldVisitor& visitor) {
    visit_classic_general(scenario, model, visitor);
    visitor.section({"network", "The follower graph"},
                    [&](FieldVisitor& inner) { visit_classic_network(scenario, generators, inner); });
    visitor.section({"parameters", "Parameters of the model"},
                    [&](FieldVisitor& inner) { visit_parameters(scenario, model, inner); });
}

}  // namespace backlash
