// What is drawn for an account against its distribution: Kolmogorov-Smirnov with 20000 accounts, false alarm
// rate 1e-4 a comparison. The seed is fixed, so a pass stays a pass.
#include "population/sample_people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <numeric>

#include "kolmogorov_smirnov.hpp"
#include "population/person.hpp"

namespace backlash {
namespace {

using namespace boost::math;

constexpr std::uint32_t sample_size = 20000;
constexpr double false_alarm_rate = 1e-4;
constexpr RandomSource source{.seed = 23};

template <typename Value, typename Law>
double fit(const Scenario& scenario, AccountType type, const Value& value, const Law& law) {
    std::vector<double> sample;
    for (const Person& person : draw_people(source, sample_size, type, scenario))
        sample.push_back(value(person));
    return kolmogorov_smirnov_p(sample, [&](double x) { return cdf(law, x); });
}

Scenario uncapped() {
    Scenario scenario;
    scenario.population.involvement_cap = 1e9;
    return scenario;
}

TEST(SamplePeople, StartsCalmAndTrusting) {
    const Account account = draw_person(source, 3, AccountType::kol_neutral, {}).account;
    EXPECT_EQ(account.outrage, 0.0F);
    EXPECT_EQ(account.fatigue, 0.0F);
    EXPECT_EQ(account.forgiveness, 0.0F);
    EXPECT_EQ(account.stamp, 0U);
    EXPECT_FALSE(account.spoke_up);
    EXPECT_EQ(account.trust, account.initial_trust);
    EXPECT_EQ(account.type, AccountType::kol_neutral);
}

TEST(SamplePeople, LoyaltyIsBetaByType) {
    const auto loyalty = [](const Person& person) { return person.account.loyalty; };
    for (std::size_t type = 0; type < account_type_count; ++type) {
        const auto law = type == 0   ? beta_distribution<>(8.0, 2.0)  // core
                         : type == 1 ? beta_distribution<>(4.0, 4.0)  // fan
                         : type == 3 ? beta_distribution<>(5.0, 3.0)  // kol_ally
                                     : beta_distribution<>(1.5, 8.0);
        EXPECT_GT(fit({}, static_cast<AccountType>(type), loyalty, law), false_alarm_rate)
            << account_type_names[type];
    }
}

TEST(SamplePeople, TrustRisesWithLoyalty) {
    const auto noise = [](const Person& person) {
        return (person.account.trust - 0.35 - 0.45 * person.account.loyalty) / 0.08;
    };
    EXPECT_GT(fit({}, AccountType::fan, noise, normal_distribution<>()), false_alarm_rate);
}

TEST(SamplePeople, TrustStaysInBounds) {
    Scenario scenario;
    scenario.population.trust_spread = 2.0;
    float least = 1.0F, most = 0.0F;
    for (const Person& person : draw_people(source, 1000, AccountType::public_, scenario)) {
        least = std::min(least, person.account.trust);
        most = std::max(most, person.account.trust);
    }
    EXPECT_EQ(least, 0.02F);
    EXPECT_EQ(most, 0.98F);
}

TEST(SamplePeople, InvolvementIsThatOfTheTypeTimesReactivity) {
    const lognormal_distribution<> reactivity(-0.245, 0.7);  // mean 1
    const std::array<double, account_type_count> mean = {1.0, 1.0, 0.3, 1.0, 0.5, 0.0, 0.0, 0.0};
    for (std::size_t t = 0; t < mean.size(); ++t) {
        const auto type = static_cast<AccountType>(t);
        if (mean[t] == 0.0) {
            for (const Person& person : draw_people(source, 1000, type, uncapped()))
                EXPECT_EQ(person.account.involvement, 0.0F);
            continue;
        }
        const auto relative = [&](const Person& person) { return person.account.involvement / mean[t]; };
        EXPECT_GT(fit(uncapped(), type, relative, reactivity), false_alarm_rate) << account_type_names[t];
    }
}

TEST(SamplePeople, InvolvementIsCapped) {
    const auto free = draw_people(source, sample_size, AccountType::fan, uncapped());
    const auto capped = draw_people(source, sample_size, AccountType::fan, {});
    int above = 0;
    for (std::size_t i = 0; i < free.size(); ++i) {
        EXPECT_EQ(capped[i].account.involvement, std::min(free[i].account.involvement, 3.0F));
        above += free[i].account.involvement > 3.0F ? 1 : 0;
    }
    EXPECT_GT(above, 0);
}

TEST(SamplePeople, ThresholdIsLogNormalAroundItsMean) {
    Scenario scenario;
    scenario.outrage.contagion_threshold = 7.0;
    const auto relative = [](const Person& person) { return person.account.threshold / 7.0; };
    EXPECT_GT(fit(scenario, AccountType::public_, relative, lognormal_distribution<>(-0.125, 0.5)),
              false_alarm_rate);
    scenario.outrage.threshold_spread = 0.0;
    EXPECT_FLOAT_EQ(draw_person(source, 1, AccountType::fan, scenario).account.threshold, 7.0F);
}

// A part of a Dirichlet vector is Beta(its concentration, the others' sum).
TEST(SamplePeople, AttributionIsDirichlet) {
    const std::array<double, level_count> mean = {0.15, 0.25, 0.40, 0.20};
    for (std::size_t m = 0; m < mean.size(); ++m) {
        const auto part = [&](const Person& person) { return person.account.attribution[m]; };
        const beta_distribution<> law(8.0 * mean[m], 8.0 * (1.0 - mean[m]));
        EXPECT_GT(fit({}, AccountType::public_, part, law), false_alarm_rate) << m;
    }
    for (const Person& person : draw_people(source, 1000, AccountType::core, {})) {
        const auto& parts = person.account.attribution;
        EXPECT_NEAR(std::accumulate(parts.begin(), parts.end(), 0.0), 1.0, 1e-6);
    }
}

TEST(SamplePeople, EngagementIsGammaWithMeanOneAndOneForKols) {
    const auto engagement = [](const Person& person) { return person.account.engagement; };
    EXPECT_GT(fit({}, AccountType::public_, engagement, gamma_distribution<>(0.6, 1.0 / 0.6)),
              false_alarm_rate);
    for (const AccountType type : {AccountType::kol_ally, AccountType::kol_neutral}) {
        for (const Person& person : draw_people(source, 100, type, {}))
            EXPECT_EQ(person.account.engagement, 1.0F);
    }
}

TEST(SamplePeople, LoyalAccountsCalmDownSlowly) {
    Scenario scenario;
    scenario.step = 0.5;
    scenario.outrage.decay_time = 20.0;
    scenario.outrage.loyalty_persistence = 0.7;
    for (const Person& person : draw_people(source, 100, AccountType::core, scenario)) {
        const double hours = 20.0 * (1.0 + 0.7 * person.account.loyalty);
        EXPECT_NEAR(person.account.calming_rate, 0.5 / hours, 1e-8);
    }
}

TEST(SamplePeople, DoNotDependOnWhoIsDrawnWithThem) {
    const auto together = draw_people(source, 500, AccountType::fan, {});
    for (std::uint32_t id = 0; id < together.size(); ++id)
        ASSERT_TRUE(changed_fields(together[id], draw_person(source, id, AccountType::fan, {})).empty())
            << id;
}

TEST(SampleLoginRate, IsGamma) {
    const auto rate = [](const Person& person) { return person.login_rate; };
    EXPECT_GT(fit({}, AccountType::public_, rate, gamma_distribution<>(0.5, 0.5 / 0.5)), false_alarm_rate);
    EXPECT_GT(fit({}, AccountType::brand, rate, gamma_distribution<>(0.5, 0.5 / 0.5)), false_alarm_rate);
    Scenario scenario;
    scenario.population.login_rate_mean = 1.5;
    scenario.population.login_rate_shape = 2.0;
    EXPECT_GT(fit(scenario, AccountType::fan, rate, gamma_distribution<>(2.0, 1.5 / 2.0)), false_alarm_rate);
}

TEST(SampleLoginRate, IsAtLeastOnceAnHourForProfessionals) {
    const auto drawn = draw_people(source, 1000, AccountType::public_, {});
    for (const AccountType type :
         {AccountType::kol_ally, AccountType::kol_neutral, AccountType::kol_hostile, AccountType::media}) {
        const auto professionals = draw_people(source, 1000, type, {});
        for (std::size_t id = 0; id < drawn.size(); ++id)
            EXPECT_EQ(professionals[id].login_rate, std::max(drawn[id].login_rate, 1.0F));
    }
}

}  // namespace
}  // namespace backlash
