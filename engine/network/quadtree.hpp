// Points with masses, gathered in squares: far squares act as one point (Barnes and Hut 1986).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "network/force_layout.hpp"

namespace backlash {

class Quadtree {
  public:
    Quadtree(std::span<const Point> points, std::span<const double> masses);

    // push[i]: the sum over all other points j of m_j (p_i - p_j) / |p_i - p_j|^2, squares that look smaller
    // than `opening` (width over distance) taken as one. Points at the same place do not act on each other.
    void push(double opening, std::span<Point> push, Executor& executor) const;

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
    // What acts on a group of neighbours. In single precision: a picture needs no more.
    struct Sources {
        std::vector<float> x, y, mass;  // `count` of each, and room for all there may be
        std::size_t count = 0;

        explicit Sources(std::size_t most) : x(most), y(most), mass(most) {}
        void add(const Point& p, double m);
    };

    void add_square(std::uint32_t first, std::uint32_t last, int level, double width);

    // What acts on the points from the `first` sorted one on (Barnes 1990): neighbours share one walk.
    void find_sources(std::uint32_t first, std::uint32_t last, double opening, Sources& sources) const;
    void push_group(std::uint32_t first, std::uint32_t last, const Sources& sources,
                    std::span<Point> push) const;

    std::vector<std::uint32_t> key_;    // Morton order: squares of every level hold consecutive points
    std::vector<std::uint32_t> order_;  // which point it is, by sorted position
    std::vector<Point> points_;         // sorted by key
    std::vector<double> masses_;
    std::vector<Square> squares_;
};

}  // namespace backlash
