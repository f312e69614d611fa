#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_forgiveness(ForgivenessValues& forgiveness, FieldVisitor& visitor) {
    visitor.number(
        {.key = "effectiveness",
         .symbol = "k_q",
         .unit = "1",
         .range = {0, 100},
         .prior = Range{.4, 2},
         .source = "literature",
         .meaning = "How strongly responses work; fixed by the effect of apologies in experiments"},
        forgiveness.effectiveness);
    visitor.number(
        {.key = "immediate_share",
         .symbol = "r0",
         .unit = "1",
         .range = share,
         .source = "assumption",
         .meaning = "Effect of an apology at once, before the facts are known, share of the full effect"},
        forgiveness.immediate_share);
    visitor.number({.key = "ripeness_time",
                    .symbol = "tau_r",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .prior = Range{.5, 8},
                    .source = "assumption",
                    .meaning = "Time in which the public gets ready to listen"},
                   forgiveness.ripeness_time);
    visitor.number({.key = "staleness_time",
                    .symbol = "tau_d",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .prior = Range{36, 200},
                    .source = "assumption",
                    .meaning = "Time in which a response comes too late"},
                   forgiveness.staleness_time);
    visitor.number({.key = "scapegoat_anger",
                    .symbol = "chi",
                    .unit = "1",
                    .range = share,
                    .prior = Range{0, .6},
                    .source = "calibrated",
                    .meaning = "Outrage at blame that is shifted downwards or away"},
                   forgiveness.scapegoat_anger);
    visitor.number({.key = "trust_erosion",
                    .symbol = "k_t",
                    .unit = "1",
                    .range = share,
                    .prior = Range{.2, .8},
                    .source = "assumption",
                    .meaning = "Share of trust lost per unit of new outrage"},
                   forgiveness.trust_erosion);
    visitor.number({.key = "trust_repair",
                    .symbol = "k_rec",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Share of the lost trust that full forgiveness brings back"},
                   forgiveness.trust_repair);
}

}  // namespace backlash
