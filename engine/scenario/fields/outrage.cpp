#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_outrage(OutrageValues& outrage, FieldVisitor& visitor) {
    visitor.number({.key = "love_becomes_hate",
                    .symbol = "b_love",
                    .unit = "1",
                    .range = share,
                    .prior = Range{0, 1},
                    .source = "assumption",
                    .meaning = "How much more than others loyal accounts are hurt by a revelation"},
                   outrage.love_becomes_hate);
    visitor.number({.key = "contagion_rate",
                    .symbol = "eta",
                    .unit = "1/reading",
                    .range = share,
                    .prior = Range{0, .25},
                    .source = "calibrated",
                    .meaning = "Outrage caught from reading a feed full of outraged posts"},
                   outrage.contagion_rate);
    visitor.number({.key = "contagion_threshold",
                    .symbol = "theta",
                    .unit = "posts",
                    .range = {.001},  // far from 0: the equation divides by its square
                    .prior = Range{1, 8},
                    .source = "assumption",
                    .meaning = "Outraged posts at which contagion is half of that, mean over accounts"},
                   outrage.contagion_threshold);
    visitor.number({.key = "threshold_spread",
                    .unit = "1",
                    .range = {0, 3},
                    .source = "assumption",
                    .meaning = "Spread of that threshold, standard deviation of its logarithm"},
                   outrage.threshold_spread);
    visitor.number({.key = "decay_time",
                    .symbol = "tau_o",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = {1.0 / 3600.0},  // far from 0: a float holds the rate of fading
                    .prior = Range{18, 72},
                    .source = "assumption",
                    .meaning = "Time in which outrage of an account without loyalty fades"},
                   outrage.decay_time);
    visitor.number(
        {.key = "loyalty_persistence",
         .symbol = "b_tau",
         .unit = "1",
         .range = {0, 100},
         .source = "literature",
         .meaning = "How much longer outrage of a fully loyal account lasts, in units of that time"},
        outrage.loyalty_persistence);
    visitor.number({.key = "defection_threshold",
                    .symbol = "theta_def",
                    .unit = "1",
                    .range = share,
                    .prior = Range{.8, .99},
                    .source = "calibrated",
                    .meaning = "Outrage at which an allied KOL leaves the brand"},
                   outrage.defection_threshold);
}

}  // namespace backlash
