#include "base/compact_alias_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace backlash {
namespace {

constexpr double places_a_column = 1U << alias_place_bits;

// So many places of the table has each: the first of a column are its own, as many as a search finds.
std::vector<double> places_of(std::span<const double> weights) {
    std::array<CompactAliasColumn, alias_columns> table;
    build_compact_alias_table(weights, table);
    std::vector<double> places(alias_columns);
    for (std::uint32_t number = 0; number < alias_columns; ++number) {
        const auto owner = [&](std::uint32_t place) {
            return table[number].owner(number, place << alias_column_bits);
        };
        std::uint32_t first = 0;
        std::uint32_t last = (1U << alias_place_bits) - 1;
        const std::uint32_t alias = owner(last);
        while (first < last) {
            const std::uint32_t middle = (first + last) / 2;
            if (owner(middle) == alias) {
                last = middle;
            } else {
                first = middle + 1;
            }
        }
        places[number] += first;
        places[alias] += places_a_column - first;
    }
    return places;
}

// All places have an owner, and each has its share of them to within half a place; the heaviest takes what
// is left.
void expect_shares(const std::vector<double>& weights) {
    const auto places = places_of(weights);
    const double all = places_a_column * alias_columns;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto heaviest = std::ranges::max_element(weights) - weights.begin();
    EXPECT_EQ(std::accumulate(places.begin(), places.end(), 0.0), all);
    for (std::size_t k = 0; k < places.size(); ++k) {
        const double wanted = k < weights.size() ? weights[k] / sum * all : 0.0;
        const bool takes_the_rest = static_cast<std::ptrdiff_t>(k) == heaviest;
        EXPECT_NEAR(places[k], wanted, takes_the_rest ? alias_columns : 0.5001) << k;
        if (wanted == 0.0) {
            EXPECT_EQ(places[k], 0.0) << k;
        }
    }
}

TEST(CompactAliasTable, GivesEachItsShare) {
    expect_shares({1.0});
    expect_shares({0.0, 3.0, 0.0});
    expect_shares(std::vector<double>(alias_columns, 0.25));
    expect_shares({1e-200, 2e-200, 1e-200});
    std::vector<double> one_rules(alias_columns, 1e-9);
    one_rules[17] = 1e9;
    expect_shares(one_rules);
    one_rules[17] = 0.0;
    expect_shares(one_rules);
}

RC_GTEST_PROP(CompactAliasTable, GivesEachItsShareWhateverTheWeights, (std::uint32_t seed)) {
    std::mt19937 random(seed);
    std::gamma_distribution<double> gamma(*rc::gen::element(0.05, 0.5, 5.0));
    std::vector<double> weights(*rc::gen::inRange<std::size_t>(1, alias_columns + 1));
    for (double& weight : weights) weight = random() % 5 == 0 ? 0.0 : gamma(random);
    weights.front() = 1.0;
    expect_shares(weights);
}

// Whoever begins alike has the same owner.
TEST(CompactAliasTable, LooksAtTheBeginningOfTheWordOnly) {
    std::array<CompactAliasColumn, alias_columns> table;
    build_compact_alias_table(std::array{1.0, 2.0}, table);
    for (const std::uint32_t place : {0U, 0x12345000U, 0xFFFFF000U})
        for (std::uint32_t number = 0; number < alias_columns; ++number)
            EXPECT_EQ(table[number].owner(number, place), table[number].owner(number, place | 0xFFF));
}

}  // namespace
}  // namespace backlash
