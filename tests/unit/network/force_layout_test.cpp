#include "network/force_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "network/quadtree.hpp"

namespace backlash {
namespace {

// Even nodes among themselves and odd nodes among themselves, with few ties between; the last node has none.
constexpr std::uint32_t nodes = 401;

std::vector<SampledTie> two_communities() {
    std::vector<SampledTie> ties;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i) {
        for (std::uint32_t k = 1; k <= 4; ++k) {
            const std::uint32_t j = (i + 2 * (k * k * 7 + i % 11)) % (nodes - 1);
            if (i != j) ties.push_back({i, j});
        }
    }
    for (std::uint32_t i = 0; i < 20; i += 2) ties.push_back({i, i + 1});
    return ties;
}

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(ForceLayout, IsTheSameForAnyNumberOfThreads) {
    const auto ties = two_communities();
    const auto serial = force_layout(nodes, ties, *serial_executor());
    for (const int threads : {2, 3}) {
        EXPECT_EQ(force_layout(nodes, ties, *parallel_executor(threads)), serial);
    }
}

TEST(ForceLayout, PutsCommunitiesApart) {
    const auto points = force_layout(nodes, two_communities(), *serial_executor());
    Point even;
    Point odd;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i) {
        Point& sum = i % 2 == 0 ? even : odd;
        sum = {sum.x + points[i].x / 200.0, sum.y + points[i].y / 200.0};
    }
    int nearer_to_own = 0;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i) {
        const double to_even = distance(points[i], even);
        const double to_odd = distance(points[i], odd);
        nearer_to_own += i % 2 == 0 ? to_even < to_odd : to_odd < to_even;
    }
    EXPECT_GE(nearer_to_own, 390);
}

TEST(ForceLayout, StaysInTheUnitCircleWithLonersAtItsRim) {
    const auto points = force_layout(nodes, two_communities(), *serial_executor());
    double farthest = 0.0;
    for (const Point& p : points) farthest = std::max(farthest, distance(p, {}));
    EXPECT_NEAR(farthest, 1.0, 1e-12);
    EXPECT_NEAR(distance(points.back(), {}), 1.0, 1e-12);
}

TEST(ForceLayout, TakesGraphsWithNothingToLayOut) {
    EXPECT_TRUE(force_layout(0, {}, *serial_executor()).empty());
    EXPECT_EQ(force_layout(1, {}, *serial_executor()).size(), 1U);
    for (const Point& p : force_layout(3, {}, *serial_executor())) EXPECT_TRUE(std::isfinite(p.x + p.y));
}

TEST(Quadtree, PushesAsThePointsOneByOne) {
    std::vector<Point> points;
    std::vector<double> masses;
    for (int i = 0; i < 500; ++i) {
        points.push_back({std::fmod(i * 0.7548776662, 1.0) * (1 + i % 5), std::fmod(i * 0.569840291, 1.0)});
        masses.push_back(1.0 + i % 7);
    }
    points[17] = points[18];
    const Quadtree tree(points, masses);
    std::vector<Point> opened(points.size());
    std::vector<Point> closed(points.size());
    tree.push(0.0, opened, *serial_executor());
    tree.push(1.0, closed, *serial_executor());
    for (const std::size_t i : {0U, 17U, 250U, 499U}) {
        Point exact;
        double pushes = 0.0;
        double rounding = 0.0;
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double dx = points[i].x - points[j].x;
            const double dy = points[i].y - points[j].y;
            const double squared = dx * dx + dy * dy;
            if (squared == 0.0) continue;
            exact = {exact.x + masses[j] * dx / squared, exact.y + masses[j] * dy / squared};
            pushes += masses[j] / std::sqrt(squared);
            rounding += masses[j] * (2.0 * 5.0 * 0x1p-24 / squared + 4.0 * 0x1p-24 / std::sqrt(squared));
        }
        // Summed in single precision: a rounding of each place by 2^-24 of the picture's width moves the push
        // of a point at distance d by that much over d.
        EXPECT_LT(distance(opened[i], exact), rounding);
        EXPECT_LT(distance(closed[i], exact), 0.02 * pushes);
    }
}

}  // namespace
}  // namespace backlash
