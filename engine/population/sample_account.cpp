#include "population/sample_account.hpp"

#include <algorithm>

#include "base/draws.hpp"

namespace backlash {
namespace {

double draw_loyalty(UniformSequence uniforms, AccountType type, const PopulationValues& values) {
    const auto beta = [&](const std::array<double, 2>& shape) {
        return draw_beta(uniforms, shape[0], shape[1]);
    };
    switch (type) {
        case AccountType::core:
            return beta(values.core_loyalty);
        case AccountType::fan:
            return beta(values.fan_loyalty);
        case AccountType::kol_ally:
            return beta(values.kol_ally_loyalty);
        default:
            return beta(values.public_loyalty);
    }
}

// [v] before individual reactivity. Hostile KOLs, media and brands act by script and are never outraged.
double type_involvement(AccountType type, const PopulationValues& values) {
    switch (type) {
        case AccountType::core:
        case AccountType::fan:
        case AccountType::kol_ally:
            return 1.0;
        case AccountType::public_:
            return values.public_involvement;
        case AccountType::kol_neutral:
            return values.kol_neutral_involvement;
        default:
            return 0.0;
    }
}

// Log-normal factor with mean 1.
double draw_unit_lognormal(UniformSequence uniforms, double spread) {
    return draw_lognormal(uniforms, -0.5 * spread * spread, spread);
}

double draw_engagement(UniformSequence uniforms, AccountType type, const PopulationValues& values) {
    if (type == AccountType::kol_ally || type == AccountType::kol_neutral) return 1.0;
    return draw_gamma(uniforms, values.engagement_shape) / values.engagement_shape;
}

std::array<float, level_count> draw_attribution(UniformSequence uniforms, const PopulationValues& values) {
    std::array<double, level_count> concentrations{};
    for (std::size_t m = 0; m < concentrations.size(); ++m) {
        concentrations[m] = values.attribution_concentration * values.attribution[m];
    }
    const auto parts = draw_dirichlet(uniforms, concentrations);
    std::array<float, level_count> attribution{};
    std::ranges::transform(parts, attribution.begin(), [](double part) { return static_cast<float>(part); });
    return attribution;
}

}  // namespace

Account sample_account(const RandomSource& source, std::uint32_t id, AccountType type,
                       const Scenario& scenario) {
    const PopulationValues& values = scenario.population;
    const auto uniforms = [&](Stream stream) { return UniformSequence(source, id, stream); };
    const double loyalty = draw_loyalty(uniforms(Stream::loyalty), type, values);
    auto trust_noise = uniforms(Stream::trust);
    const double trust = values.trust_base + values.trust_per_loyalty * loyalty +
                         values.trust_spread * draw_normal(trust_noise);
    const double involvement = type_involvement(type, values) *
                               draw_unit_lognormal(uniforms(Stream::reactivity), values.reactivity_spread);
    const double threshold =
        scenario.outrage.contagion_threshold *
        draw_unit_lognormal(uniforms(Stream::threshold), scenario.outrage.threshold_spread);
    const double calming_time = scenario.outrage.decay_time * (1.0 + scenario.outrage.loyalty_persistence *
                                                                         loyalty);  // tau_o (1 + b_tau l)

    Account account;
    account.loyalty = static_cast<float>(loyalty);
    account.trust = static_cast<float>(std::clamp(trust, 0.02, 0.98));
    account.initial_trust = account.trust;
    account.involvement = static_cast<float>(std::min(involvement, values.involvement_cap));
    account.engagement = static_cast<float>(draw_engagement(uniforms(Stream::engagement), type, values));
    account.threshold = static_cast<float>(threshold);
    account.calming_rate = static_cast<float>(scenario.step / calming_time);
    account.type = type;
    account.attribution = draw_attribution(uniforms(Stream::attribution), values);
    return account;
}

float sample_login_rate(const RandomSource& source, std::uint32_t id, AccountType type,
                        const PopulationValues& population) {
    UniformSequence uniforms(source, id, Stream::activity);
    const double rate = draw_gamma(uniforms, population.login_rate_shape) * population.login_rate_mean /
                        population.login_rate_shape;
    const bool professional = type == AccountType::kol_ally || type == AccountType::kol_neutral ||
                              type == AccountType::kol_hostile || type == AccountType::media;
    return static_cast<float>(professional ? std::max(rate, population.kol_login_rate_minimum) : rate);
}

}  // namespace backlash
