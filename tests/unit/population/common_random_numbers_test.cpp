// Two scenarios with one seed have the same people but for what the difference of the scenarios is about.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "network/chance.hpp"
#include "population/person.hpp"

namespace backlash {
namespace {

using Fields = std::set<std::string>;

constexpr RandomSource source{.seed = 5, .replicate = 2};

struct Change {
    std::string name;
    AccountType type;
    std::function<void(Scenario&)> apply;
    Fields moves;
};

// All that differs in any of the first accounts.
Fields differences(AccountType type, const Scenario& before, const Scenario& after) {
    Fields all;
    for (std::uint32_t id = 0; id < 300; ++id) {
        all.merge(
            changed_fields(draw_person(source, id, type, before), draw_person(source, id, type, after)));
    }
    return all;
}

std::vector<Change> changes_of_population() {
    const auto fan = AccountType::fan;
    const auto public_ = AccountType::public_;
    return {
        {"public_loyalty",
         fan,
         [](Scenario& s) {
             s.population.public_loyalty = {4, 5};
         },
         {}},
        {"public_loyalty",
         public_,
         [](Scenario& s) {
             s.population.public_loyalty = {4, 5};
         },
         {"loyalty", "trust", "calming_rate"}},
        {"fan_loyalty",
         AccountType::core,
         [](Scenario& s) {
             s.population.fan_loyalty = {0.5, 0.5};
         },
         {}},
        {"trust_base", fan, [](Scenario& s) { s.population.trust_base = 0.3; }, {"trust"}},
        {"trust_spread", fan, [](Scenario& s) { s.population.trust_spread = 0.1; }, {"trust"}},
        {"reactivity_spread",
         fan,
         [](Scenario& s) { s.population.reactivity_spread = 0.4; },
         {"involvement"}},
        {"public_involvement", fan, [](Scenario& s) { s.population.public_involvement = 0.5; }, {}},
        {"public_involvement",
         public_,
         [](Scenario& s) { s.population.public_involvement = 0.5; },
         {"involvement"}},
        {"engagement_shape", fan, [](Scenario& s) { s.population.engagement_shape = 1.6; }, {"engagement"}},
        {"attribution",
         fan,
         [](Scenario& s) {
             s.population.attribution = {0.55, 0.25, 0.15, 0.05};
         },
         {"attribution"}},
        {"login_rate_shape", fan, [](Scenario& s) { s.population.login_rate_shape = 1.5; }, {"login_rate"}},
        {"kol_login_rate_minimum", fan, [](Scenario& s) { s.population.kol_login_rate_minimum = 9; }, {}},
    };
}

std::vector<Change> changes_of_outrage() {
    const auto fan = AccountType::fan;
    return {
        {"contagion_threshold", fan, [](Scenario& s) { s.outrage.contagion_threshold = 4; }, {"threshold"}},
        {"threshold_spread", fan, [](Scenario& s) { s.outrage.threshold_spread = 0.2; }, {"threshold"}},
        {"decay_time", fan, [](Scenario& s) { s.outrage.decay_time = 30; }, {"calming_rate"}},
        {"accounts", fan, [](Scenario& s) { s.network.accounts = 17; }, {}},
    };
}

TEST(CommonRandomNumbers, AChangeMovesWhatItIsAboutAndNothingElse) {
    auto changes = changes_of_population();
    std::ranges::move(changes_of_outrage(), std::back_inserter(changes));
    for (const Change& change : changes) {
        Scenario after;
        change.apply(after);
        EXPECT_EQ(differences(change.type, {}, after), change.moves) << change.name;
    }
}

TEST(CommonRandomNumbers, EverySeedAndReplicateHasItsOwnPeople) {
    const Fields drawn = {"loyalty",   "trust",        "involvement", "engagement",
                          "threshold", "calming_rate", "attribution", "login_rate"};
    const Person person = draw_person(source, 7, AccountType::fan, {});
    for (const RandomSource& other : {RandomSource{.seed = 6, .replicate = 2}, RandomSource{.seed = 5}}) {
        EXPECT_EQ(changed_fields(person, draw_person(other, 7, AccountType::fan, {})), drawn);
    }
    EXPECT_EQ(changed_fields(person, draw_person(source, 8, AccountType::fan, {})), drawn);
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = static_cast<double>(rank);
    return ranks;
}

// Spearman's rank correlation, made standard normal for independent samples without ties.
double correlation_z(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    const auto rank_a = ranks(a), rank_b = ranks(b);
    double squares = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) squares += (rank_a[i] - rank_b[i]) * (rank_a[i] - rank_b[i]);
    return (1.0 - 6.0 * squares / (n * (n * n - 1.0))) * std::sqrt(n - 1.0);
}

// Two draws that took their numbers from one stream would go together.
TEST(CommonRandomNumbers, TheDrawsOfAnAccountAreIndependentOfEachOther) {
    std::vector<std::vector<double>> columns(7);
    Scenario scenario;
    scenario.population.trust_per_loyalty = 0.0;  // the model's own correlation
    scenario.population.involvement_cap = 1e9;    // no ties
    for (const Person& person : draw_people(source, 10000, AccountType::fan, scenario)) {
        const Account& a = person.account;
        const std::array<float, 7> row = {a.loyalty,    a.trust,          a.involvement,    a.threshold,
                                          a.engagement, a.attribution[2], person.login_rate};
        for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
    }
    for (std::size_t a = 0; a < columns.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b)
            EXPECT_LT(std::abs(correlation_z(columns[a], columns[b])), z_limit) << a << ' ' << b;
    }
}

}  // namespace
}  // namespace backlash
