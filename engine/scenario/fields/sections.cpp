#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_sections(Scenario& scenario, FieldVisitor& visitor) {
    visitor.section({"network", "The follower graph"}, [&](auto& v) { visit_network(scenario.network, v); });
    visitor.section({"population", "Who the accounts are"},
                    [&](auto& v) { visit_population(scenario.population, v); });
    visitor.section({"attention", "Feeds, the hot-search board, news and silence"},
                    [&](auto& v) { visit_attention(scenario.attention, v); });
    visitor.section({"outrage", "How outrage arises, spreads and fades"},
                    [&](auto& v) { visit_outrage(scenario.outrage, v); });
    visitor.section({"posting", "Who posts when"}, [&](auto& v) { visit_posting(scenario.posting, v); });
    visitor.section({"forgiveness", "What responses of the brand do"},
                    [&](auto& v) { visit_forgiveness(scenario.forgiveness, v); });
    visitor.section({"market", "The share price"}, [&](auto& v) { visit_market(scenario.market, v); });
    visitor.section({"recording", "What is written down"},
                    [&](auto& v) { visit_recording(scenario.recording, v); });
}

}  // namespace backlash
