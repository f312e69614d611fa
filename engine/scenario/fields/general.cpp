#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_header(FileHeader& header, FieldVisitor& visitor) {
    visitor.integer(
        {.key = "backlash", .range = {1, 1}, .meaning = "Version of this format", .required = true},
        header.format_version);
    visitor.text({.key = "extends",
                  .quantity = Quantity::text,
                  .meaning = "File whose keys hold unless this one says otherwise",
                  .is_path = true},
                 header.extends);
}

void visit_model(Scenario& scenario, const std::vector<std::string>& models, FieldVisitor& visitor) {
    visitor.choice(
        {.key = "model",
         .quantity = Quantity::text,
         .meaning = "What is simulated: the crisis, or a published model (backlash describe models)",
         .options = models},
        scenario.model);
}

void visit_title(Scenario& scenario, FieldVisitor& visitor) {
    visitor.text(
        {.key = "name", .quantity = Quantity::text, .meaning = "Names the results; default: the file's name"},
        scenario.name);
    visitor.text({.key = "title", .quantity = Quantity::text, .meaning = "One line for people"},
                 scenario.title);
}

void visit_draws(Scenario& scenario, FieldVisitor& visitor) {
    visitor.integer({.key = "seed", .meaning = "Key of all random draws; same seed, same draws"},
                    scenario.seed);
    visitor.integer(
        {.key = "replicates", .range = {1, 1e6}, .meaning = "Runs that differ in their random draws"},
        scenario.replicates);
}

void visit_general(Scenario& scenario, FieldVisitor& visitor) {
    visit_model(scenario, {crisis_model}, visitor);
    visit_title(scenario, visitor);
    visitor.start({.key = "start",
                   .quantity = Quantity::time,
                   .meaning = "First moment, with the zone of all other times",
                   .required = true},
                  scenario.start_unix, scenario.zone_offset_minutes);
    visitor.number({.key = "duration",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = {0, longest_duration, true},
                    .source = "assumption",
                    .meaning = "Length of the simulated time, a whole number of steps, at most 366 days"},
                   scenario.duration);
    visitor.number({.key = "step",
                    .symbol = "dt",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = {10.0 / 3600.0, 1.0},
                    .source = "literature",
                    .meaning = "Length of a step; a whole number of steps makes an hour"},
                   scenario.step);
    visit_draws(scenario, visitor);
    visitor.text(
        {.key = "onset",
         .quantity = Quantity::event,
         .meaning =
             "Event that delays of responses count from; default: the first with severity of 0.5 or more"},
        scenario.onset);
}

}  // namespace backlash
