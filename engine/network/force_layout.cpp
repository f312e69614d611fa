#include "network/force_layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "network/quadtree.hpp"

namespace backlash {
namespace {

constexpr int straight_iterations = 80;  // find the communities
constexpr int log_iterations = 70;       // spread them
constexpr double pull = 10.0;            // weight of a tie between nodes without other ties
constexpr double log_pull = 60.0;        // the same where the pull grows with the logarithm
constexpr double opening = 1.2;          // of the quadtree
constexpr double repulsion = 2.0;        // weight of the push
constexpr double gravity = 0.3;          // weight of the pull to the centre
constexpr double tolerance = 1.0;        // of swinging
constexpr std::size_t piece = 256;       // nodes whose forces are computed together

// Neighbours by node, in the order of the ties.
struct Neighbours {
    std::vector<std::uint32_t> start, node;

    Neighbours(std::uint32_t nodes, std::span<const SampledTie> ties) : start(nodes + std::size_t{1}, 0) {
        for (const SampledTie& tie : ties) {
            ++start[tie.follower + std::size_t{1}];
            ++start[tie.followee + std::size_t{1}];
        }
        for (std::uint32_t i = 0; i < nodes; ++i) start[i + std::size_t{1}] += start[i];
        node.resize(start.back());
        std::vector<std::uint32_t> end(start.begin(), start.end() - 1);
        for (const SampledTie& tie : ties) {
            node[end[tie.follower]++] = tie.followee;
            node[end[tie.followee]++] = tie.follower;
        }
    }
    std::span<const std::uint32_t> of(std::size_t i) const {
        return std::span(node).subspan(start[i], start[i + 1] - start[i]);
    }
};

// Evenly over a square, neighbours in number far from each other: additive recurrence (Roberts 2018).
std::vector<Point> scattered(std::uint32_t nodes) {
    const double width = 10.0 * std::sqrt(static_cast<double>(nodes));
    const auto fraction = [](double value) { return value - std::floor(value); };
    std::vector<Point> points(nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) {
        points[i] = {width * (fraction(0.7548776662466927 * i) - 0.5),
                     width * (fraction(0.5698402909980532 * i) - 0.5)};
    }
    return points;
}

double length(const Point& p) {
    return std::sqrt(p.x * p.x + p.y * p.y);
}

class Layout {
  public:
    Layout(std::uint32_t nodes, std::span<const SampledTie> ties, Executor& executor)
        : neighbours_(nodes, ties),
          executor_(executor),
          points_(scattered(nodes)),
          force_(nodes),
          before_(nodes) {
        for (std::uint32_t i = 0; i < nodes; ++i) {
            mass_.push_back(1.0 + static_cast<double>(neighbours_.of(i).size()));
            lightness_.push_back(1.0 / std::sqrt(mass_.back()));
        }
    }

    void iterate(bool logarithmic) {
        compute_forces(logarithmic);
        move();
    }

    bool is_tied(std::size_t i) const { return !neighbours_.of(i).empty(); }

    std::span<const Point> points() const { return points_; }

  private:
    void compute_forces(bool logarithmic) {
        const Quadtree tree(points_, mass_);
        before_.swap(force_);
        const std::size_t pieces = (points_.size() + piece - 1) / piece;
        executor_.for_each_index(pieces, [&](std::size_t p) {
            const std::size_t end = std::min(points_.size(), (p + 1) * piece);
            for (std::size_t i = p * piece; i < end; ++i) force_[i] = force_on(i, tree, logarithmic);
        });
    }

    // F_i = k_r m_i sum_j m_j (p_i - p_j) / d^2 - k_g m_i p_i / |p_i|
    //       + sum over ties of k_a (p_j - p_i) f / sqrt(m_i m_j),  f = 1, or log(1 + d) / d
    Point force_on(std::size_t i, const Quadtree& tree, bool logarithmic) const {
        const Point& here = points_[i];
        const Point push = tree.push_on(here, opening);
        const double centre = gravity / std::max(length(here), 1.0);
        Point force = {mass_[i] * (repulsion * push.x - centre * here.x),
                       mass_[i] * (repulsion * push.y - centre * here.y)};
        for (const std::uint32_t j : neighbours_.of(i)) {
            const Point way = {points_[j].x - here.x, points_[j].y - here.y};
            double weight = pull * lightness_[i] * lightness_[j];
            if (logarithmic) {
                const double distance = std::max(length(way), 1e-9);
                weight *= log_pull / pull * portable_log(1.0 + distance) / distance;
            }
            force.x += weight * way.x;
            force.y += weight * way.y;
        }
        return force;
    }

    // Nodes whose force keeps its direction move far, those that swing to and fro little.
    void move() {
        double swinging = 0.0;
        double traction = 0.0;
        std::vector<double> swing(points_.size());
        for (std::size_t i = 0; i < points_.size(); ++i) {
            swing[i] = mass_[i] * length({force_[i].x - before_[i].x, force_[i].y - before_[i].y});
            swinging += swing[i];
            traction += mass_[i] * 0.5 * length({force_[i].x + before_[i].x, force_[i].y + before_[i].y});
        }
        const double wanted = swinging > 0.0 ? tolerance * traction / swinging : 1.0;
        speed_ = std::min(wanted, 1.5 * speed_);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const double factor = speed_ / (1.0 + std::sqrt(speed_ * swing[i]));
            points_[i].x += factor * force_[i].x;
            points_[i].y += factor * force_[i].y;
        }
    }

    Neighbours neighbours_;
    Executor& executor_;
    std::vector<Point> points_;
    std::vector<Point> force_, before_;  // of this iteration and the last
    std::vector<double> mass_;           // 1 + ties
    std::vector<double> lightness_;      // 1 / sqrt(mass)
    double speed_ = 1.0;
};

// Centred, the farthest tied node at distance 1; nodes without ties, which nothing holds, at most there.
void fit_to_unit_circle(std::vector<Point>& points, const Layout& layout) {
    Point centre;
    double tied = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!layout.is_tied(i)) continue;
        centre = {centre.x + points[i].x, centre.y + points[i].y};
        tied += 1.0;
    }
    if (tied > 0.0) centre = {centre.x / tied, centre.y / tied};
    double farthest = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = {points[i].x - centre.x, points[i].y - centre.y};
        if (layout.is_tied(i) || tied == 0.0) farthest = std::max(farthest, length(points[i]));
    }
    for (Point& p : points) {
        const double size = std::max({length(p), farthest, 1e-9});
        p = {p.x / size, p.y / size};
    }
}

}  // namespace

std::vector<Point> force_layout(std::uint32_t nodes, std::span<const SampledTie> ties, Executor& executor) {
    Layout layout(nodes, ties, executor);
    for (int k = 0; k < straight_iterations; ++k) layout.iterate(false);
    for (int k = 0; k < log_iterations; ++k) layout.iterate(true);
    std::vector<Point> points(layout.points().begin(), layout.points().end());
    fit_to_unit_circle(points, layout);
    return points;
}

}  // namespace backlash
