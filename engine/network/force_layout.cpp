#include "network/force_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/elementary.hpp"
#include "base/vector_loop.hpp"
#include "network/quadtree.hpp"

namespace backlash {
namespace {

constexpr int straight_iterations = 81;  // find the communities
constexpr int log_iterations = 69;       // spread them
constexpr int iterations_a_look = 3;     // how far nodes are from each other changes slowly
static_assert(straight_iterations % iterations_a_look == 0, "the change is a look");
constexpr double straight_pull = 10.0;  // weight of a tie between nodes without other ties
constexpr double log_pull = 60.0;       // the same where the pull grows with the logarithm
constexpr double opening = 1.2;         // of the quadtree
constexpr double repulsion = 2.0;       // weight of the push
constexpr double gravity = 0.3;         // weight of the pull to the centre
constexpr double tolerance = 1.0;       // of swinging
constexpr std::size_t piece = 256;      // ties whose pulls are computed together

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

// k_a log(1 + d) / d
double logarithmic_pull(const Point& way) {
    const double distance = std::max(length(way), 1e-9);
    return log_pull * portable_log_of_normal(1.0 + distance) / distance;
}

class Layout {
  public:
    Layout(std::uint32_t nodes, std::span<const SampledTie> ties, Executor& executor)
        : ties_(ties.begin(), ties.end()),
          weight_(ties.size()),
          strength_(ties.size()),
          executor_(executor),
          points_(scattered(nodes)),
          push_(nodes),
          force_(nodes),
          before_(nodes),
          mass_(nodes, 1.0) {
        for (const SampledTie& tie : ties) {
            mass_[tie.follower] += 1.0;
            mass_[tie.followee] += 1.0;
        }
        for (std::size_t k = 0; k < ties.size(); ++k) {
            weight_[k] = 1.0 / std::sqrt(mass_[ties_[k].follower] * mass_[ties_[k].followee]);
            strength_[k] = straight_pull * weight_[k];
        }
    }

    void iterate(bool logarithmic) {
        before_.swap(force_);
        if (iteration_++ % iterations_a_look == 0) {
            Quadtree(points_, mass_).push(opening, push_, executor_);
            if (logarithmic) weaken_long_ties();
        }
        push_and_gather();
        pull();
        move();
    }

    bool is_tied(std::size_t i) const { return mass_[i] > 1.0; }

    std::span<const Point> points() const { return points_; }

  private:
    // F_i = k_r m_i sum_j m_j (p_i - p_j) / d^2 - k_g m_i p_i / |p_i|
    void push_and_gather() {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const double centre = gravity / std::max(length(points_[i]), 1.0);
            force_[i] = {mass_[i] * (repulsion * push_[i].x - centre * points_[i].x),
                         mass_[i] * (repulsion * push_[i].y - centre * points_[i].y)};
        }
    }

    // k_a f / sqrt(m_i m_j),  f = log(1 + d) / d
    void weaken_long_ties() {
        for (std::size_t begin = 0; begin < ties_.size(); begin += piece) {
            const std::size_t size = std::min(piece, ties_.size() - begin);
            std::array<Point, piece> way;
            for (std::size_t k = 0; k < size; ++k) way[k] = way_along(ties_[begin + k]);
            // Copies, which the compiler knows that no store reaches.
            vector_loop([&, strength = &strength_[begin], weight = &weight_[begin], size] {
                const std::size_t last = size;
                for (std::size_t k = 0; k < last; ++k) strength[k] = weight[k] * logarithmic_pull(way[k]);
            });
        }
    }

    Point way_along(const SampledTie& tie) const {
        const Point& from = points_[tie.follower];
        const Point& to = points_[tie.followee];
        return {to.x - from.x, to.y - from.y};
    }

    // F_i += sum over ties of k_a (p_j - p_i) f / sqrt(m_i m_j),  f = 1 at first
    void pull() {
        for (std::size_t k = 0; k < ties_.size(); ++k) {
            const Point way = way_along(ties_[k]);
            Point& follower = force_[ties_[k].follower];
            Point& followee = force_[ties_[k].followee];
            follower = {follower.x + strength_[k] * way.x, follower.y + strength_[k] * way.y};
            followee = {followee.x - strength_[k] * way.x, followee.y - strength_[k] * way.y};
        }
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

    std::vector<SampledTie> ties_;
    std::vector<double> weight_;    // 1 / sqrt(m_i m_j) by tie
    std::vector<double> strength_;  // of the pull, by tie; as of the last look
    Executor& executor_;
    int iteration_ = 0;
    std::vector<Point> points_;
    std::vector<Point> push_;            // of each point by all others, as of the last look
    std::vector<Point> force_, before_;  // of this iteration and the last
    std::vector<double> mass_;           // 1 + ties
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
