#include "network/quadtree.hpp"

#include <algorithm>
#include <array>
#include <boost/sort/spreadsort/integer_sort.hpp>

#include "base/vector_loop.hpp"

namespace backlash {
namespace {

constexpr int levels = 16;
constexpr std::uint32_t cells = 1U << levels;  // along an axis
constexpr std::uint32_t leaf_size = 16;
constexpr std::uint32_t group_size = 64;         // neighbours that share a walk
constexpr std::uint32_t piece = 4 * group_size;  // points that are one piece of work

// Puts a zero between any two bits.
std::uint32_t spread_bits(std::uint32_t x) {
    x = (x | (x << 8)) & 0x00FF00FFU;
    x = (x | (x << 4)) & 0x0F0F0F0FU;
    x = (x | (x << 2)) & 0x33333333U;
    return (x | (x << 1)) & 0x55555555U;
}

struct Box {
    Point low, high;

    explicit Box(std::span<const Point> points) : low(points.front()), high(points.front()) {
        for (const Point& p : points) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    // To the nearest point of the box.
    double squared_distance(const Point& p) const {
        const double dx = std::max({low.x - p.x, p.x - high.x, 0.0});
        const double dy = std::max({low.y - p.y, p.y - high.y, 0.0});
        return dx * dx + dy * dy;
    }
};

}  // namespace

Quadtree::Quadtree(std::span<const Point> points, std::span<const double> masses) {
    if (points.empty()) return;
    const Box box(points);
    const double width = std::max({box.high.x - box.low.x, box.high.y - box.low.y, 1e-12});
    const auto cell = [&](double offset) {
        return std::min(static_cast<std::uint32_t>(offset / width * cells), cells - 1);
    };
    std::vector<std::uint64_t> sorted(points.size());  // key, then point
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::uint32_t key =
            spread_bits(cell(points[i].x - box.low.x)) | (spread_bits(cell(points[i].y - box.low.y)) << 1);
        sorted[i] = (std::uint64_t{key} << 32) | i;
    }
    boost::sort::spreadsort::integer_sort(sorted.begin(), sorted.end());
    for (const std::uint64_t entry : sorted) {
        const auto i = static_cast<std::uint32_t>(entry);
        key_.push_back(static_cast<std::uint32_t>(entry >> 32));
        order_.push_back(i);
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

void Quadtree::Sources::add(const Point& p, double m) {
    x[count] = static_cast<float>(p.x);
    y[count] = static_cast<float>(p.y);
    mass[count] = static_cast<float>(m);
    ++count;
}

void Quadtree::find_sources(std::uint32_t first, std::uint32_t last, double opening, Sources& sources) const {
    const std::span<const Point> points = points_;
    const std::span<const Square> squares = squares_;
    const Box box(points.subspan(first, last - first));
    sources.count = 0;
    for (std::size_t k = 0; k < squares.size();) {
        const Square& square = squares[k];
        const double squared = box.squared_distance(square.centre_of_mass);
        if (square.width * square.width < opening * opening * squared) {
            sources.add(square.centre_of_mass, square.mass);
            k = square.next;
        } else if (square.is_leaf) {
            for (std::uint32_t j = square.first; j < square.last; ++j) sources.add(points[j], masses_[j]);
            k = square.next;
        } else {
            ++k;
        }
    }
}

void Quadtree::push_group(std::uint32_t first, std::uint32_t last, const Sources& sources,
                          std::span<Point> push) const {
    constexpr float tiny = 1e-20F;  // a source at the same place pushes by 0 / tiny
    using Lanes = std::array<float, group_size>;
    Lanes x{};
    Lanes y{};
    for (std::uint32_t k = first; k < last; ++k) {
        x[k - first] = static_cast<float>(points_[k].x);
        y[k - first] = static_cast<float>(points_[k].y);
    }
    Lanes push_x{};
    Lanes push_y{};
    vector_loop([&] {
        Lanes sum_x{};
        Lanes sum_y{};
        for (std::size_t s = 0; s < sources.count; ++s) {
            for (std::uint32_t lane = 0; lane < group_size; ++lane) {
                const float dx = x[lane] - sources.x[s];
                const float dy = y[lane] - sources.y[s];
                const float weight = sources.mass[s] / (dx * dx + dy * dy + tiny);
                sum_x[lane] += weight * dx;
                sum_y[lane] += weight * dy;
            }
        }
        push_x = sum_x;
        push_y = sum_y;
    });
    for (std::uint32_t k = first; k < last; ++k) push[order_[k]] = {push_x[k - first], push_y[k - first]};
}

void Quadtree::push(double opening, std::span<Point> push, Executor& executor) const {
    const auto size = static_cast<std::uint32_t>(points_.size());
    executor.for_each_index((size + piece - 1) / piece, [&](std::size_t p) {
        const auto begin = static_cast<std::uint32_t>(p) * piece;
        const std::uint32_t end = std::min(size, begin + piece);
        Sources sources(size);  // at most one for each point: a square acts instead of its points
        for (std::uint32_t first = begin; first < end; first += group_size) {
            const std::uint32_t last = std::min(end, first + group_size);
            find_sources(first, last, opening, sources);
            push_group(first, last, sources, push);
        }
    });
}

}  // namespace backlash
