#include "scenario/fields/fields.hpp"

namespace backlash {
namespace {

void visit_shares(PopulationValues& population, FieldVisitor& visitor) {
    visitor.number({.key = "core_share",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Core fans, share of all accounts"},
                   population.core_share);
    visitor.number({.key = "fan_share",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Fans, share of all accounts"},
                   population.fan_share);
    visitor.number({.key = "kol_share",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "KOLs (key opinion leaders), share of all accounts"},
                   population.kol_share);
    visitor.number({.key = "kol_ally_share",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Allies of the brand, share of the KOLs; the rest is neutral"},
                   population.kol_ally_share);
    visitor.number({.key = "kol_hostile_share",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Hostile KOLs, share of the KOLs"},
                   population.kol_hostile_share);
    visitor.integer({.key = "media_accounts",
                     .unit = "accounts",
                     .range = {0, 10000},
                     .source = "assumption",
                     .meaning = "Media accounts, a number that does not grow with the network"},
                    population.media_accounts);
}

void visit_activity(PopulationValues& population, FieldVisitor& visitor) {
    visitor.number({.key = "login_rate_mean",
                    .symbol = "alpha_mean",
                    .unit = "1/h",
                    .range = {0, 60, true},
                    .prior = Range{.25, 1},
                    .source = "assumption",
                    .meaning = "Log-ins of an account per hour, mean"},
                   population.login_rate_mean);
    visitor.number({.key = "login_rate_shape",
                    .symbol = "kappa",
                    .unit = "1",
                    .range = {.01, 100},
                    .source = "assumption",
                    .meaning = "Evenness of the log-in rates, shape of their Gamma distribution"},
                   population.login_rate_shape);
    visitor.number({.key = "kol_login_rate_minimum",
                    .unit = "1/h",
                    .range = {0, 60},
                    .source = "assumption",
                    .meaning = "Least log-in rate of KOLs and media"},
                   population.kol_login_rate_minimum);
    visitor.number(
        {.key = "engagement_shape",
         .unit = "1",
         .range = {.01, 100},
         .source = "assumption",
         .meaning = "Evenness of the propensity to post, shape of its Gamma distribution with mean 1"},
        population.engagement_shape);
}

void visit_loyalty(PopulationValues& population, FieldVisitor& visitor) {
    const auto beta = [&](const char* key, const char* whom, std::array<double, 2>& shape) {
        visitor.parts({.key = key,
                       .symbol = "l",
                       .unit = "1",
                       .range = {.05, 1000},  // lower, both gammas can be too small for a number
                       .source = "assumption",
                       .meaning = std::string("Shapes of the Beta distribution of the loyalty of ") + whom,
                       .options = {"a", "b"}},
                      shape);
    };
    beta("core_loyalty", "core fans", population.core_loyalty);
    beta("fan_loyalty", "fans", population.fan_loyalty);
    beta("public_loyalty", "the public and neutral KOLs", population.public_loyalty);
    beta("kol_ally_loyalty", "allied KOLs", population.kol_ally_loyalty);
    visitor.number({.key = "trust_base",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Initial trust without loyalty"},
                   population.trust_base);
    visitor.number({.key = "trust_per_loyalty",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Initial trust that full loyalty adds"},
                   population.trust_per_loyalty);
    visitor.number({.key = "trust_spread",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Standard deviation of initial trust"},
                   population.trust_spread);
}

void visit_involvement(PopulationValues& population, FieldVisitor& visitor) {
    visitor.number({.key = "public_involvement",
                    .symbol = "inv_pub",
                    .unit = "1",
                    .range = share,
                    .prior = Range{.15, .5},
                    .source = "assumption",
                    .meaning = "Involvement of the public; that of fans is 1"},
                   population.public_involvement);
    visitor.number({.key = "kol_neutral_involvement",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Involvement of neutral KOLs"},
                   population.kol_neutral_involvement);
    visitor.number({.key = "reactivity_spread",
                    .symbol = "s_v",
                    .unit = "1",
                    .range = {0, 3},
                    .prior = Range{.3, 1},
                    .source = "assumption",
                    .meaning = "Spread of the individual reactivity, standard deviation of its logarithm"},
                   population.reactivity_spread);
    visitor.number({.key = "involvement_cap",
                    .unit = "1",
                    .range = {0, 100, true},
                    .source = "assumption",
                    .meaning = "Largest involvement, individual reactivity included"},
                   population.involvement_cap);
}

}  // namespace

void visit_population(PopulationValues& population, FieldVisitor& visitor) {
    visit_shares(population, visitor);
    visit_activity(population, visitor);
    visit_loyalty(population, visitor);
    visit_involvement(population, visitor);
    visitor.parts({.key = "attribution",
                   .symbol = "q",
                   .unit = "1",
                   .range = {0, 1, true},
                   .source = "assumption",
                   .meaning = "Whom people hold responsible, mean share of each level; sums to 1",
                   .options = {"junior", "manager", "executive", "ceo"}},
                  population.attribution);
    // Lower, all four gammas of an account can be too small for a number.
    visitor.number({.key = "attribution_concentration",
                    .unit = "1",
                    .range = {0.1, 1e6},
                    .source = "assumption",
                    .meaning = "How much people agree on that, concentration of the Dirichlet distribution"},
                   population.attribution_concentration);
}

}  // namespace backlash
