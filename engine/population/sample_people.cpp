#include "population/sample_people.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "base/draw_batch.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

// Column by column, as they are drawn.
struct Traits {
    PerEntry<float> loyalty;
    PerEntry<float> trust;
    PerEntry<float> involvement;
    PerEntry<float> engagement;
    PerEntry<float> threshold;
    PerEntry<float> calming_rate;
    std::array<PerEntry<float>, level_count> attribution;
    PerEntry<float> login_rate;
};

// to[k] = float(value(k)), in vector registers.
template <class Value>
void fill(PerEntry<float>& to, std::size_t size, const Value& value) {
    vector_loop([&, value, size] {
        const std::size_t last = size;
        const Value of = value;
        for (std::size_t k = 0; k < last; ++k) to[k] = static_cast<float>(of(k));
    });
}

const std::array<double, 2>& loyalty_shape(AccountType type, const PopulationValues& values) {
    switch (type) {
        case AccountType::core:
            return values.core_loyalty;
        case AccountType::fan:
            return values.fan_loyalty;
        case AccountType::kol_ally:
            return values.kol_ally_loyalty;
        default:
            return values.public_loyalty;
    }
}

// values[k] = kept(what is stated of the k-th of the row), where it is.
template <class Value, class Kept = std::identity>
void put_stated(StatedRow stated, Trait trait, PerEntry<Value>& values, const Kept& kept = {}) {
    for (std::size_t k = 0; k < stated.size(); ++k)
        if (stated[k] != nullptr && stated[k]->states(trait))
            values[k] = static_cast<Value>(kept(double{stated[k]->value(trait)}));
}

constexpr double in_bounds_of_trust(double trust) {
    return std::clamp(trust, 0.02, 0.98);
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

// Draws for the people of one batch.
class BatchOfPeople {
  public:
    BatchOfPeople(const RandomSource& source, std::span<const std::uint32_t> ids, AccountType type,
                  const Scenario& scenario, StatedRow stated)
        : source_(source),
          ids_(ids),
          type_(type),
          scenario_(scenario),
          values_(scenario.population),
          stated_(stated) {}

    void draw_loyalty_and_trust(Traits& traits) const;
    void draw_involvement(PerEntry<float>& involvement) const;
    void draw_threshold(PerEntry<float>& threshold) const;
    void draw_engagement(PerEntry<float>& engagement) const;
    void draw_attribution(std::array<PerEntry<float>, level_count>& attribution) const;
    void draw_login_rates(PerEntry<float>& rates) const;

  private:
    UniformBatch uniforms(Stream stream) const { return {source_, stream, ids_}; }
    // Log-normal factors with mean 1.
    void draw_unit_lognormals(Stream stream, double spread, PerEntry<double>& factors) const;

    const RandomSource& source_;
    std::span<const std::uint32_t> ids_;
    AccountType type_;
    const Scenario& scenario_;
    const PopulationValues& values_;
    StatedRow stated_;
};

void BatchOfPeople::draw_unit_lognormals(Stream stream, double spread, PerEntry<double>& factors) const {
    UniformBatch draws = uniforms(stream);
    draw_lognormals(draws, -0.5 * spread * spread, spread, factors);
}

void BatchOfPeople::draw_loyalty_and_trust(Traits& traits) const {
    PerEntry<double> loyalty;
    PerEntry<double> noise;
    UniformBatch loyalties = uniforms(Stream::loyalty);
    UniformBatch noises = uniforms(Stream::trust);
    const auto& shape = loyalty_shape(type_, values_);
    draw_betas(loyalties, shape[0], shape[1], loyalty);
    put_stated(stated_, Trait::loyalty, loyalty);
    draw_normals(noises, noise);
    fill(traits.loyalty, ids_.size(), [of = loyalty.data()](std::size_t k) { return of[k]; });
    fill(traits.trust, ids_.size(),
         [loyal = loyalty.data(), z = noise.data(), base = values_.trust_base,
          slope = values_.trust_per_loyalty, spread = values_.trust_spread](std::size_t k) {
             return in_bounds_of_trust(base + slope * loyal[k] + spread * z[k]);
         });
    put_stated(stated_, Trait::trust, traits.trust, in_bounds_of_trust);
    // dt / (tau_o (1 + b_tau l))
    fill(traits.calming_rate, ids_.size(),
         [loyal = loyalty.data(), step = scenario_.step, decay = scenario_.outrage.decay_time,
          persistence = scenario_.outrage.loyalty_persistence](std::size_t k) {
             return step / (decay * (1.0 + persistence * loyal[k]));
         });
}

void BatchOfPeople::draw_involvement(PerEntry<float>& involvement) const {
    PerEntry<double> reactivity;
    draw_unit_lognormals(Stream::reactivity, values_.reactivity_spread, reactivity);
    fill(involvement, ids_.size(),
         [factor = reactivity.data(), mean = type_involvement(type_, values_),
          cap = values_.involvement_cap](std::size_t k) { return std::min(mean * factor[k], cap); });
    if (!acts_by_script(type_)) put_stated(stated_, Trait::involvement, involvement);
}

void BatchOfPeople::draw_threshold(PerEntry<float>& threshold) const {
    PerEntry<double> factors;
    draw_unit_lognormals(Stream::threshold, scenario_.outrage.threshold_spread, factors);
    fill(threshold, ids_.size(),
         [factor = factors.data(), mean = scenario_.outrage.contagion_threshold](std::size_t k) {
             return mean * factor[k];
         });
    put_stated(stated_, Trait::threshold, threshold);
}

void BatchOfPeople::draw_engagement(PerEntry<float>& engagement) const {
    if (type_ == AccountType::kol_ally || type_ == AccountType::kol_neutral) {
        engagement.fill(1.0F);
    } else {
        PerEntry<double> gammas;
        UniformBatch draws = uniforms(Stream::engagement);
        draw_gammas(draws, values_.engagement_shape, gammas);
        fill(engagement, ids_.size(),
             [gamma = gammas.data(), shape = values_.engagement_shape](std::size_t k) {
                 return gamma[k] / shape;
             });
    }
    put_stated(stated_, Trait::engagement, engagement);
}

void BatchOfPeople::draw_attribution(std::array<PerEntry<float>, level_count>& attribution) const {
    std::array<double, level_count> concentrations{};
    for (std::size_t m = 0; m < concentrations.size(); ++m)
        concentrations[m] = values_.attribution_concentration * values_.attribution[m];
    std::array<PerEntry<double>, level_count> parts;
    UniformBatch draws = uniforms(Stream::attribution);
    draw_dirichlets(draws, concentrations, parts);
    for (std::size_t m = 0; m < parts.size(); ++m)
        fill(attribution[m], ids_.size(), [part = parts[m].data()](std::size_t k) { return part[k]; });
}

void BatchOfPeople::draw_login_rates(PerEntry<float>& rates) const {
    PerEntry<double> gammas;
    UniformBatch draws = uniforms(Stream::activity);
    draw_gammas(draws, values_.login_rate_shape, gammas);
    const bool professional = type_ == AccountType::kol_ally || type_ == AccountType::kol_neutral ||
                              type_ == AccountType::kol_hostile || type_ == AccountType::media;
    fill(rates, ids_.size(),
         [gamma = gammas.data(), mean = values_.login_rate_mean, shape = values_.login_rate_shape,
          least = professional ? values_.kol_login_rate_minimum : 0.0](std::size_t k) {
             return std::max(gamma[k] * mean / shape, least);
         });
    put_stated(stated_, Trait::login_rate, rates);
}

}  // namespace

void sample_people(const RandomSource& source, std::span<const std::uint32_t> ids, AccountType type,
                   const Scenario& scenario, People people, StatedRow stated) {
    const BatchOfPeople batch(source, ids, type, scenario, stated);
    Traits traits;
    batch.draw_loyalty_and_trust(traits);
    batch.draw_involvement(traits.involvement);
    batch.draw_threshold(traits.threshold);
    batch.draw_engagement(traits.engagement);
    batch.draw_attribution(traits.attribution);
    batch.draw_login_rates(traits.login_rate);
    for (std::size_t k = 0; k < ids.size(); ++k) {
        people.login_rates[ids[k]] = traits.login_rate[k];
        Account& account = people.accounts[ids[k]];
        account.type = type;
        account.trust = account.initial_trust = traits.trust[k];
        account.loyalty = traits.loyalty[k];
        account.involvement = traits.involvement[k];
        account.engagement = traits.engagement[k];
        account.threshold = traits.threshold[k];
        account.calming_rate = traits.calming_rate[k];
        for (std::size_t m = 0; m < traits.attribution.size(); ++m)
            account.attribution[m] = traits.attribution[m][k];
    }
}

}  // namespace backlash
