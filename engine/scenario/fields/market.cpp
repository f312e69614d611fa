#include "scenario/fields/fields.hpp"

namespace backlash {
namespace {

void visit_stock(MarketValues& market, FieldVisitor& visitor) {
    visitor.choice(
        {.key = "calendar", .quantity = Quantity::text, .meaning = "Trading hours", .options = {"hkex"}},
        market.calendar);
    visitor.dates({.key = "holidays", .quantity = Quantity::day, .meaning = "Week days without trading"},
                  market.holidays);
    visitor.text(
        {.key = "currency", .quantity = Quantity::text, .meaning = "Of all amounts of money, three letters"},
        market.currency);
    visitor.number({.key = "initial_price",
                    .quantity = Quantity::money,
                    .unit = "currency",
                    .range = {1e-6, 1e12},
                    .source = "source",
                    .meaning = "Last close before the start"},
                   market.initial_price);
    visitor.number({.key = "daily_volatility",
                    .symbol = "sigma_D",
                    .unit = "1",
                    .range = {0, 1, true},
                    .source = "assumption",
                    .meaning = "Standard deviation of a day's log-return"},
                   market.daily_volatility);
    visitor.number({.key = "daily_volume",
                    .symbol = "V_D",
                    .quantity = Quantity::money,
                    .unit = "currency/day",
                    .range = positive,
                    .source = "source",
                    .meaning = "Turnover of a day"},
                   market.daily_volume);
}

void visit_impact(MarketValues& market, FieldVisitor& visitor) {
    visitor.number({.key = "impact_prefactor",
                    .symbol = "Y",
                    .unit = "1",
                    .range = {0, 100},
                    .source = "literature",
                    .meaning = "Prefactor of the square-root law of price impact"},
                   market.impact_prefactor);
    visitor.number({.key = "investor_reaction",
                    .symbol = "psi",
                    .unit = "daily volumes/day",
                    .range = {0, 1e6},
                    .prior = Range{4, 20},
                    .source = "calibrated",
                    .meaning = "Selling per unit of surprising attention"},
                   market.investor_reaction);
    visitor.number({.key = "investor_adaptation",
                    .symbol = "tau_s",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .prior = Range{.5, 3},
                    .source = "assumption",
                    .meaning = "Time in which attention stops being a surprise"},
                   market.investor_adaptation);
    visitor.number({.key = "impact_decay",
                    .symbol = "tau_Q",
                    .unit = "trading days",
                    .range = positive,
                    .prior = Range{.1, 1},
                    .source = "assumption",
                    .meaning = "Time in which the impact of an order fades"},
                   market.impact_decay);
    visitor.number({.key = "trust_discount",
                    .symbol = "zeta",
                    .unit = "1",
                    .range = share,
                    .prior = Range{0, .06},
                    .source = "assumption",
                    .meaning = "Lasting fall of the price when fans lose all trust"},
                   market.trust_discount);
    visitor.number({.key = "overnight_weight",
                    .symbol = "w_on",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Weight of selling that waits for the next opening"},
                   market.overnight_weight);
    visitor.number({.key = "media_gate",
                    .symbol = "n*_media",
                    .unit = "outlets",
                    .range = positive,
                    .source = "literature",
                    .meaning = "Reporting outlets at which investors see all of the attention"},
                   market.media_gate);
}

}  // namespace

void visit_market(MarketValues& market, FieldVisitor& visitor) {
    visit_stock(market, visitor);
    visit_impact(market, visitor);
    visitor.number({.key = "factor_exposure",
                    .symbol = "beta",
                    .unit = "1",
                    .range = {-100, 100},
                    .source = "assumption",
                    .meaning = "Share of the factor path that the price follows"},
                   market.factor_exposure);
    visitor.flag({.key = "noise", .symbol = "eps_t", .meaning = "Random price moves on top"}, market.noise);
    visitor.paths(
        {.key = "factor_paths",
         .symbol = "M_t",
         .unit = "1",
         .range = {-10, 10},
         .meaning = "Named paths of market and sector: lists of [time, log-return since the first point]"},
        market.factor_paths);
    visitor.text({.key = "factor",
                  .quantity = Quantity::text,
                  .meaning = "The path that holds; empty or `flat`: none"},
                 market.factor);
}

}  // namespace backlash
