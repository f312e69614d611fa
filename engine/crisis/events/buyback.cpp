// The company buys its own shares. Order flow only: a buyback says nothing about the crisis.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

Effect compile(const EventValues& event) {
    return {.what = BuyOrder{.until = event.attributes.at("until"), .amount = event.attributes.at("amount")}};
}

const EventKindRegistration registration({
    .descriptor = {.name = "buyback",
                   .meaning = "The company buys its own shares evenly in trading time",
                   .attributes = {{.name = "until",
                                   .quantity = Quantity::time,
                                   .unit = "h",
                                   .meaning = "End of the buying",
                                   .minimum = 0.0,
                                   .source = "assumption"},
                                  {.name = "amount",
                                   .quantity = Quantity::money,
                                   .unit = "currency",
                                   .meaning = "Value of the shares bought",
                                   .minimum = 0.0,
                                   .source = "article"}}},
    .compile = compile,
});

}  // namespace
}  // namespace backlash
