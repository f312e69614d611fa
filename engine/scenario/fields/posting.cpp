#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_posting(PostingValues& posting, FieldVisitor& visitor) {
    visitor.number({.key = "negative_rate",
                    .symbol = "pi",
                    .unit = "1/log-in",
                    .range = {0, 100},
                    .prior = Range{.2, .9},
                    .source = "calibrated",
                    .meaning = "Hazard of a negative post at a log-in with full outrage"},
                   posting.negative_rate);
    visitor.number({.key = "neutral_rate",
                    .symbol = "pi0",
                    .unit = "1/log-in",
                    .range = {0, 100},
                    .prior = Range{.02, .12},
                    .source = "calibrated",
                    .meaning = "Hazard of a neutral post at a log-in without outrage"},
                   posting.neutral_rate);
    visitor.number(
        {.key = "unprompted",
         .symbol = "prompt",
         .unit = "1",
         .range = share,
         .source = "assumption",
         .meaning = "Propensity to post at a log-in that shows nothing of the topic, share of the usual"},
        posting.unprompted);
    visitor.number({.key = "fatigue_per_post",
                    .symbol = "fat",
                    .unit = "1/post",
                    .range = share,
                    .prior = Range{.05, .5},
                    .source = "assumption",
                    .meaning = "Fatigue that a post of one's own adds"},
                   posting.fatigue_per_post);
    visitor.number({.key = "fatigue_recovery",
                    .symbol = "tau_fat",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .source = "assumption",
                    .meaning = "Time in which fatigue goes"},
                   posting.fatigue_recovery);
}

}  // namespace backlash
