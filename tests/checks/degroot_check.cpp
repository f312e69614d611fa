// DeGroot against its limit and its rate of convergence.
#include <algorithm>
#include <numeric>

#include "connected_network.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;
using testing::states_of;

double weighted_mean(const Influence& network, const std::vector<double>& x) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < x.size(); ++i) sum += network.influence_count(i) * x[i];
    return sum / static_cast<double>(network.followers.edges());
}

TEST(DeGroot, TendsToTheDegreeWeightedMean) {
    const auto network = connected_network(400);
    const auto serial = serial_executor();
    const auto process =
        ModelCase("degroot", {{"self_weight", 0.5}}).start(network, {.seed = seed()}, *serial);
    const double limit = weighted_mean(network, states_of(*process, network.accounts()));
    for (std::uint32_t step = 0; step < 1500; ++step) process->advance(step);
    double worst = 0.0;
    for (const double x : states_of(*process, network.accounts()))
        worst = std::max(worst, std::abs(x - limit));
    std::printf("  largest distance from sum k_i x_i / 2E: %.2g\n", worst);
    EXPECT_LE(worst, 1e-12);
}

// The averaging written down once more, slowly and without the engine: y = (I + D^-1 A) / 2 x.
class LazyAverage {
  public:
    explicit LazyAverage(const Influence& network) : weights_(network.accounts()) {
        for (std::uint32_t j = 0; j < weights_.size(); ++j) {
            weights_[j].resize(weights_.size());
            for (const std::uint32_t i : network.influenced_by(j)) weights_[j][i] = 1.0;
        }
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            const double degree = std::accumulate(weights_[i].begin(), weights_[i].end(), 0.0);
            for (double& weight : weights_[i]) weight *= 0.5 / degree;
            weights_[i][i] += 0.5;
            degrees_.push_back(degree);
        }
    }

    std::vector<double> operator()(const std::vector<double>& x) const {
        std::vector<double> y;
        for (const auto& row : weights_)
            y.push_back(std::inner_product(row.begin(), row.end(), x.begin(), 0.0));
        return y;
    }

    // From the common opinion that x tends to; its square is a sum over the eigenvectors.
    std::vector<double> deviation(std::vector<double> x) const {
        const double mean = std::inner_product(x.begin(), x.end(), degrees_.begin(), 0.0) /
                            std::accumulate(degrees_.begin(), degrees_.end(), 0.0);
        for (double& value : x) value -= mean;
        return x;
    }
    double distance(const std::vector<double>& x) const {
        double squares = 0.0;
        const auto y = deviation(x);
        for (std::size_t i = 0; i < y.size(); ++i) squares += degrees_[i] * y[i] * y[i];
        return std::sqrt(squares);
    }

  private:
    std::vector<std::vector<double>> weights_;
    std::vector<double> degrees_;
};

// ln of the factor by which opinions come nearer to each other in a step, over steps 100 to 150.
template <class Step>
double rate_of(const LazyAverage& average, std::vector<double> x, const Step& step) {
    double before = 0.0;
    for (std::uint32_t t = 0; t < 150; ++t) {
        if (t == 100) before = average.distance(x);
        x = step(t, x);
    }
    return std::log(average.distance(x) / before) / 50.0;
}

double engine_rate(const LazyAverage& average, Influence network, std::vector<double> first) {
    network.opinions = first;
    const auto serial = serial_executor();
    const auto process = ModelCase("degroot", {{"self_weight", 0.5}}).start(network, {}, *serial);
    return rate_of(average, std::move(first), [&](std::uint32_t t, const auto&) {
        process->advance(t);
        return states_of(*process, network.accounts());
    });
}

// The eigenvector of lambda_2, the largest eigenvalue below 1, by power iteration beside that of 1; all
// eigenvalues are in [0, 1].
std::vector<double> slowest(const LazyAverage& average, std::uint32_t accounts, double& lambda) {
    std::vector<double> x(accounts);
    for (std::uint32_t i = 0; i < accounts; ++i) x[i] = std::sin(1.0 + i);
    for (int round = 0; round < 20'000; ++round) {
        x = average.deviation(x);
        const double before = average.distance(x);
        x = average(x);
        lambda = average.distance(x) / before;
        for (double& value : x) value /= before * lambda;
    }
    return x;
}

// Opinions along the eigenvector of lambda_2 decay by lambda_2 a step. Drawn opinions decay faster at first:
// what lies along the next eigenvectors is not yet gone.
TEST(DeGroot, ConvergesAtTheSecondEigenvalue) {
    const auto network = connected_network(120);
    const LazyAverage average(network);
    double lambda = 0.0;
    auto x = slowest(average, network.accounts(), lambda);
    const auto largest = std::ranges::max(x, {}, [](double value) { return std::abs(value); });
    for (double& value : x) value = 0.5 + 0.4 * value / std::abs(largest);
    const double rate = engine_rate(average, network, x);
    std::printf("  DeGroot: rate %.9f, ln |lambda_2| %.9f\n", rate, std::log(lambda));
    EXPECT_NEAR(rate, std::log(lambda), 1e-8);

    for (std::uint32_t i = 0; i < x.size(); ++i) x[i] = 0.5 + 0.5 * std::sin(1.0 + i);
    const double drawn = engine_rate(average, network, x);
    const double expected = rate_of(average, x, [&](std::uint32_t, const auto& y) { return average(y); });
    std::printf("  DeGroot, any opinions: rate %.9f, by the matrix %.9f\n", drawn, expected);
    EXPECT_NEAR(drawn, expected, 1e-8);
    EXPECT_LE(drawn, std::log(lambda) + 1e-12);
}

}  // namespace
}  // namespace backlash::checks
