// Points with masses, gathered in squares: far squares act as one point (Barnes and Hut 1986).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/force_layout.hpp"

namespace backlash {

class Quadtree {
  public:
    Quadtree(std::span<const Point> points, std::span<const double> masses);

    // Sum over all other points j of m_j (p - p_j) / |p - p_j|^2, squares that look smaller than `opening`
    // (width over distance) taken as one. Points at the same place do not act on each other.
    Point push_on(const Point& p, double opening) const;

  private:
    // Squares in depth-first order. Those inside square k follow it and end before `next`.
    struct Square {
        Point centre_of_mass;
        double mass = 0.0;
        double width = 0.0;
        std::uint32_t next = 0;
        std::uint32_t first = 0, last = 0;  // its points, by sorted position
        bool is_leaf = false;
    };

    void add_square(std::uint32_t first, std::uint32_t last, int level, double width);

    std::vector<std::uint32_t> key_;  // Morton order: squares of every level hold consecutive points
    std::vector<Point> points_;       // sorted by key
    std::vector<double> masses_;
    std::vector<Square> squares_;
};

}  // namespace backlash
