#include "network/quadtree.hpp"

#include <algorithm>
#include <numeric>

namespace backlash {
namespace {

constexpr int levels = 16;
constexpr std::uint32_t cells = 1U << levels;  // along an axis
constexpr std::uint32_t leaf_size = 6;

// Puts a zero between any two bits.
std::uint32_t spread_bits(std::uint32_t x) {
    x = (x | (x << 8)) & 0x00FF00FFU;
    x = (x | (x << 4)) & 0x0F0F0F0FU;
    x = (x | (x << 2)) & 0x33333333U;
    return (x | (x << 1)) & 0x55555555U;
}

}  // namespace

Quadtree::Quadtree(std::span<const Point> points, std::span<const double> masses) {
    if (points.empty()) return;
    Point low = points.front();
    Point high = low;
    for (const Point& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const double width = std::max({high.x - low.x, high.y - low.y, 1e-12});
    const auto cell = [&](double offset) {
        return std::min(static_cast<std::uint32_t>(offset / width * cells), cells - 1);
    };
    std::vector<std::uint32_t> keys(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        keys[i] = spread_bits(cell(points[i].x - low.x)) | (spread_bits(cell(points[i].y - low.y)) << 1);
    }
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
    });
    for (const std::uint32_t i : order) {
        key_.push_back(keys[i]);
        points_.push_back(points[i]);
        masses_.push_back(masses[i]);
    }
    add_square(0, static_cast<std::uint32_t>(points.size()), levels, width);
}

void Quadtree::add_square(std::uint32_t first, std::uint32_t last, int level, double width) {
    const std::size_t index = squares_.size();
    Square square{.width = width, .first = first, .last = last};
    square.is_leaf = level == 0 || last - first <= leaf_size;
    for (std::uint32_t k = first; k < last; ++k) {
        square.mass += masses_[k];
        square.centre_of_mass.x += masses_[k] * points_[k].x;
        square.centre_of_mass.y += masses_[k] * points_[k].y;
    }
    square.centre_of_mass.x /= square.mass;
    square.centre_of_mass.y /= square.mass;
    squares_.push_back(square);
    if (!square.is_leaf) {
        const int shift = 2 * (level - 1);
        for (std::uint32_t begin = first; begin < last;) {
            const std::uint32_t quarter = key_[begin] >> shift;
            std::uint32_t end = begin;
            while (end < last && key_[end] >> shift == quarter) ++end;
            add_square(begin, end, level - 1, 0.5 * width);
            begin = end;
        }
    }
    squares_[index].next = static_cast<std::uint32_t>(squares_.size());
}

Point Quadtree::push_on(const Point& p, double opening) const {
    Point push;
    const auto add = [&](double mass, double dx, double dy, double squared) {
        push.x += mass * dx / squared;
        push.y += mass * dy / squared;
    };
    for (std::uint32_t k = 0; k < squares_.size();) {
        const Square& square = squares_[k];
        const double dx = p.x - square.centre_of_mass.x;
        const double dy = p.y - square.centre_of_mass.y;
        const double squared = dx * dx + dy * dy;
        if (square.width * square.width < opening * opening * squared) {
            add(square.mass, dx, dy, squared);
            k = square.next;
        } else if (square.is_leaf) {
            for (std::uint32_t j = square.first; j < square.last; ++j) {
                const double x = p.x - points_[j].x;
                const double y = p.y - points_[j].y;
                const double distance = x * x + y * y;
                if (distance > 0.0) add(masses_[j], x, y, distance);
            }
            k = square.next;
        } else {
            ++k;
        }
    }
    return push;
}

}  // namespace backlash
