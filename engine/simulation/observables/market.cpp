// The share price and what moves it. Steps outside trading sessions keep the last order pressure.
#include "simulation/observable.hpp"

namespace backlash {
namespace {

using View = const StepView&;

const ObservableRegistration price({"price", "currency",
                                    "Share price; between sessions what it would open at"},
                                   [](View v) { return v.share_price->price(); });
const ObservableRegistration trading({"trading", "1", "1 while the exchange is open, else 0"},
                                     [](View v) { return v.share_price->open() ? 1 : 0; });
const ObservableRegistration factor({"market_factor", "1", "Exogenous log-return of market and sector [M]"},
                                    [](View v) { return v.share_price->factor(); });
const ObservableRegistration impact({"order_impact", "1", "Log-return by order flow, transient"},
                                    [](View v) { return v.share_price->impact(); });
const ObservableRegistration pressure({"selling_pressure", "daily volumes",
                                       "Net selling that still weighs on the price [Q]"},
                                      [](View v) { return v.share_price->pressure(); });
const ObservableRegistration attention({"investor_attention", "1",
                                        "Negative attention that investors see [X]"},
                                       [](View v) { return v.share_price->attention(); });
const ObservableRegistration trust_lost({"fan_trust_lost", "1", "1 - mean trust of fans / initial"},
                                        [](View v) { return v.trust_lost; });

}  // namespace
}  // namespace backlash
