// The declarations of this folder: which keys a scenario file has.
#pragma once

#include "scenario/fields/field_visitor.hpp"

namespace backlash {

// What each file says about itself; read before everything else.
struct FileHeader {
    std::uint32_t format_version = 1;
    std::string extends;
};

void visit_header(FileHeader& header, FieldVisitor& visitor);
void visit_general(Scenario& scenario, FieldVisitor& visitor);  // the top-level keys that are no sections

// Everything that a scenario of another model than the crisis says: the top level without sections, `network`
// with the attributes of the scenario's generator, `parameters`. Fills in the defaults of the attributes.
void visit_classic(Scenario& scenario, const KindDescriptor& model,
                   const std::vector<KindDescriptor>& generators, FieldVisitor& visitor);
void visit_classic_general(Scenario& scenario, const KindDescriptor& model, FieldVisitor& visitor);
void visit_classic_network(Scenario& scenario, const std::vector<KindDescriptor>& generators,
                           FieldVisitor& visitor);
void visit_parameters(Scenario& scenario, const KindDescriptor& model, FieldVisitor& visitor);
void visit_model(Scenario& scenario, const std::vector<std::string>& models, FieldVisitor& visitor);
void visit_title(Scenario& scenario, FieldVisitor& visitor);
void visit_draws(Scenario& scenario, FieldVisitor& visitor);

void visit_network(NetworkValues& network, FieldVisitor& visitor);
void visit_accounts(NetworkValues& network, FieldVisitor& visitor);  // parts of it
void visit_communities(NetworkValues& network, FieldVisitor& visitor);
void visit_network_origin(NetworkValues& network, FieldVisitor& visitor);
void visit_population(PopulationValues& population, FieldVisitor& visitor);
void visit_attention(AttentionValues& attention, FieldVisitor& visitor);
void visit_outrage(OutrageValues& outrage, FieldVisitor& visitor);
void visit_posting(PostingValues& posting, FieldVisitor& visitor);
void visit_forgiveness(ForgivenessValues& forgiveness, FieldVisitor& visitor);
void visit_market(MarketValues& market, FieldVisitor& visitor);
void visit_recording(RecordingValues& recording, FieldVisitor& visitor);

// All sections above, each through visitor.section.
void visit_sections(Scenario& scenario, FieldVisitor& visitor);

// The entries of `actors`, `events` and `targets`; the attributes of a kind come after its common fields.
Section actors_section();
Section events_section();
Section targets_section();
void visit_actor(ActorValues& actor, FieldVisitor& visitor);
void visit_event(EventValues& event, const KindDescriptor& kind, FieldVisitor& visitor);
void visit_target(TargetValues& target, const KindDescriptor& measure, FieldVisitor& visitor);

// Attributes as fields, numbers into one map and names into the other.
void visit_attributes(const KindDescriptor& kind, std::map<std::string, double>& numbers,
                      std::map<std::string, std::string>& names, FieldVisitor& visitor);

}  // namespace backlash
