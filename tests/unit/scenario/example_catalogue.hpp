// A catalogue for tests: the kinds of event and measure that the program has, as far as reading is concerned.
#pragma once

#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash::testing {

inline AttributeDescriptor share_attribute(std::string name,
                                           std::optional<double> default_value = std::nullopt) {
    return {.name = std::move(name),
            .unit = "1",
            .meaning = "A share",
            .minimum = 0.0,
            .maximum = 1.0,
            .default_value = default_value,
            .source = "assumption"};
}

inline AttributeDescriptor attribute(std::string name, Quantity quantity) {
    return {.name = std::move(name), .quantity = quantity, .meaning = "An argument"};
}

inline Catalogue example_catalogue() {
    const std::vector<AttributeDescriptor> response = {share_attribute("completeness"),
                                                       share_attribute("deflection", 0.0),
                                                       share_attribute("penalty.junior", 0.0),
                                                       share_attribute("penalty.manager", 0.0),
                                                       share_attribute("penalty.executive", 0.0),
                                                       share_attribute("penalty.ceo", 0.0),
                                                       share_attribute("plan", 0.0),
                                                       share_attribute("salience", 1.0)};
    const std::vector<AttributeDescriptor> revelation = {
        share_attribute("severity"), share_attribute("salience", 0.5), share_attribute("guard", 0.0)};
    Catalogue catalogue;
    catalogue.events = {
        {.name = "apology", .meaning = "The brand apologises", .attributes = response, .has_actor = true},
        {.name = "buyback",
         .meaning = "The company buys its shares",
         .attributes = {attribute("until", Quantity::time), attribute("amount", Quantity::money)}},
        {.name = "defection", .meaning = "An ally leaves", .attributes = revelation, .has_actor = true},
        {.name = "penalty", .meaning = "Somebody is punished", .attributes = response, .has_actor = true},
        {.name = "provocation",
         .meaning = "A hostile account mocks",
         .attributes = {share_attribute("severity"), share_attribute("salience", 0.5)},
         .has_actor = true},
        {.name = "revelation", .meaning = "Something leaks", .attributes = revelation, .has_actor = true}};
    catalogue.measures = {
        {.name = "negative_share",
         .meaning = "Share of negative posts",
         .attributes = {attribute("day", Quantity::day)}},
        {.name = "peak_volume_time", .meaning = "When most is posted", .attributes = {}},
        {.name = "rebound",
         .meaning = "Posts after an event per post before it",
         .attributes = {attribute("event", Quantity::event), attribute("window", Quantity::duration),
                        attribute("group", Quantity::group)}},
        {.name = "session_low",
         .meaning = "Lowest return of a day after an hour",
         .attributes =
             {attribute("day", Quantity::day),
              {.name = "after", .quantity = Quantity::clock, .meaning = "From then", .default_value = 9.5}}},
        {.name = "volume_ratio",
         .meaning = "Posts of a day per post of another",
         .attributes = {attribute("day", Quantity::day), attribute("to", Quantity::day)}}};
    catalogue.watchables = {{.name = "heat", .unit = "posts/1000 accounts/h", .meaning = "Posting rate"},
                            {.name = "outrage", .unit = "1", .meaning = "Outrage", .by_group = true}};
    catalogue.models = {
        {.name = "sir",
         .meaning = "An epidemic",
         .attributes = {share_attribute("initial_share", 0.001), attribute("steps", Quantity::integer)}}};
    catalogue.models.front().attributes.back().default_value = 100.0;
    catalogue.generators = {
        {.name = community_generator, .meaning = "Communities", .attributes = {}},
        {.name = "ring", .meaning = "A ring", .attributes = {share_attribute("rewiring", 0.0)}}};
    return catalogue;
}

}  // namespace backlash::testing
