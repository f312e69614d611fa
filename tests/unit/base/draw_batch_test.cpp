// Draws by the batch against their distributions, as base/draws_test.cpp does it, and against draws of one
// account at a time, bit by bit.
#include "base/draw_batch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <functional>
#include <numeric>
#include <ostream>
#include <string>
#include <vector>

#include "base/one_by_one.hpp"
#include "kolmogorov_smirnov.hpp"

namespace backlash {
namespace {

using namespace boost::math;

constexpr std::uint32_t accounts = 20000;
constexpr double false_alarm_rate = 1e-4;

std::vector<std::uint32_t> ids_from(std::uint32_t first, std::uint32_t count) {
    std::vector<std::uint32_t> ids(count);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

using Draw = std::function<void(UniformBatch&, PerEntry<double>&)>;

std::vector<double> one_draw_an_account(const Draw& draw) {
    std::vector<double> sample;
    for (std::uint32_t first = 0; first < accounts; first += word_batch) {
        const auto ids = ids_from(first, std::min(word_batch, accounts - first));
        UniformBatch uniforms(RandomSource{.seed = 17}, Stream::reactivity, ids);
        PerEntry<double> drawn;
        draw(uniforms, drawn);
        sample.insert(sample.end(), drawn.begin(), drawn.begin() + ids.size());
    }
    return sample;
}

struct Case {
    std::string name;
    Draw draw;
    std::function<double(double)> cdf;
};

void PrintTo(const Case& tested, std::ostream* out) {
    *out << tested.name;
}

Case gamma_case(std::string name, double shape) {
    return {std::move(name),
            [=](UniformBatch& u, PerEntry<double>& values) { draw_gammas(u, shape, values); },
            [=](double x) { return cdf(gamma_distribution<>(shape), x); }};
}

Case beta_case(std::string name, double a, double b) {
    return {std::move(name), [=](UniformBatch& u, PerEntry<double>& values) { draw_betas(u, a, b, values); },
            [=](double x) { return cdf(beta_distribution<>(a, b), x); }};
}

constexpr std::array<double, 4> concentrations = {0.6, 2.0, 5.0, 1.0};

// A part of a Dirichlet vector is Beta(its concentration, the others' sum).
Case dirichlet_case(std::string name, std::size_t part) {
    const double others =
        std::accumulate(concentrations.begin(), concentrations.end(), 0.0) - concentrations[part];
    const auto draw = [=](UniformBatch& u, PerEntry<double>& values) {
        std::array<PerEntry<double>, 4> parts;
        draw_dirichlets(u, concentrations, parts);
        values = parts[part];
    };
    return {std::move(name), draw,
            [=](double x) { return cdf(beta_distribution<>(concentrations[part], others), x); }};
}

std::vector<Case> cases() {
    return {
        gamma_case("GammaHalf", 0.5),         gamma_case("GammaSixTenths", 0.6),
        gamma_case("GammaOne", 1.0),          gamma_case("GammaTwo", 2.0),
        gamma_case("GammaEight", 8.0),        beta_case("BetaEightTwo", 8.0, 2.0),
        beta_case("BetaFourFour", 4.0, 4.0),  beta_case("BetaOneAndAHalfEight", 1.5, 8.0),
        beta_case("BetaFiveThree", 5.0, 3.0), dirichlet_case("DirichletFirst", 0),
        dirichlet_case("DirichletSecond", 1), dirichlet_case("DirichletThird", 2),
        dirichlet_case("DirichletFourth", 3),
    };
}

class DrawBatch : public testing::TestWithParam<Case> {};

TEST_P(DrawBatch, FollowsItsDistribution) {
    EXPECT_GT(kolmogorov_smirnov_p(one_draw_an_account(GetParam().draw), GetParam().cdf), false_alarm_rate);
}

INSTANTIATE_TEST_SUITE_P(All, DrawBatch, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.name; });

TEST(DrawDirichlets, PartsArePositiveAndSumToOne) {
    const auto ids = ids_from(0, word_batch);
    UniformBatch uniforms(RandomSource{}, Stream::attribution, ids);
    std::array<PerEntry<double>, 4> parts;
    draw_dirichlets(uniforms, concentrations, parts);
    for (std::uint32_t k = 0; k < word_batch; ++k) {
        double sum = 0.0;
        for (const auto& part : parts) {
            EXPECT_GT(part[k], 0.0);
            sum += part[k];
        }
        EXPECT_NEAR(sum, 1.0, 4e-16);
    }
}

// Any accounts in any order, at any shape; every draw after others, from where they left off.
RC_GTEST_PROP(DrawBatch, HoldsTheBitsOfOneByOne, (std::uint64_t seed, std::uint32_t replicate)) {
    const RandomSource source{seed, replicate};
    const auto count = *rc::gen::inRange<std::size_t>(1, word_batch + 1);
    const auto ids =
        *rc::gen::container<std::vector<std::uint32_t>>(count, rc::gen::arbitrary<std::uint32_t>());
    const auto shape = [] { return *rc::gen::inRange(1, 4000) * 1e-3; };
    const double a = shape();
    const double b = shape();
    const std::array<double, 4> levels = {shape(), shape(), shape(), shape()};
    UniformBatch uniforms(source, Stream::loyalty, ids);
    PerEntry<double> uniform, normal, lognormal, pareto, gamma, beta;
    std::array<PerEntry<double>, 4> parts;
    draw_gammas(uniforms, a, gamma);
    uniforms.next(uniform);
    draw_normals(uniforms, normal);
    draw_betas(uniforms, a, b, beta);
    draw_lognormals(uniforms, 0.3, b, lognormal);
    draw_paretos(uniforms, 0.2 + a, pareto);
    draw_dirichlets(uniforms, levels, parts);
    for (std::size_t k = 0; k < count; ++k) {
        UniformSequence own(source, ids[k], Stream::loyalty);
        RC_ASSERT(gamma[k] == one_by_one::draw_gamma(own, a));
        RC_ASSERT(uniform[k] == own.next());
        RC_ASSERT(normal[k] == one_by_one::draw_normal(own));
        RC_ASSERT(beta[k] == one_by_one::draw_beta(own, a, b));
        RC_ASSERT(lognormal[k] == one_by_one::draw_lognormal(own, 0.3, b));
        RC_ASSERT(pareto[k] == one_by_one::draw_pareto(own, 0.2 + a));
        const auto expected = one_by_one::draw_dirichlet(own, levels);
        for (std::size_t i = 0; i < parts.size(); ++i) RC_ASSERT(parts[i][k] == expected[i]);
    }
}

// One uniform in 10^11 lies so near to an end; this account was searched for.
TEST(DrawBatch, HoldsTheBitsOfOneByOneInTheFarTail) {
    const RandomSource source{.seed = 17};
    const std::array<std::uint32_t, 3> ids = {5, 1137037590, 6};
    UniformBatch uniforms(source, Stream::trust, ids);
    PerEntry<double> normal;
    draw_normals(uniforms, normal);
    EXPECT_GT(normal[1], 7.0);
    for (std::size_t k = 0; k < ids.size(); ++k) {
        UniformSequence own(source, ids[k], Stream::trust);
        EXPECT_EQ(normal[k], one_by_one::draw_normal(own));
    }
}

}  // namespace
}  // namespace backlash
