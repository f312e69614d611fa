// Places the nodes of a small graph in the plane, so that those with common ties lie together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"

namespace backlash {

struct Point {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Point&) const = default;
};

// Node `follower` follows node `followee`; the layout takes the tie as undirected.
struct SampledTie {
    std::uint32_t follower = 0;
    std::uint32_t followee = 0;

    bool operator==(const SampledTie&) const = default;
};

// In the manner of ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian 2014): nodes repel each other by the
// product of their degrees over the distance (Barnes and Hut 1986), and ties pull, first in proportion to the
// distance, then to its logarithm (LinLog, Noack 2009), the less the more ties their ends have. Within the
// unit circle; nodes without ties at its rim. The same bits for any number of threads.
// Ends of ties are below `nodes`.
std::vector<Point> force_layout(std::uint32_t nodes, std::span<const SampledTie> ties, Executor& executor);

}  // namespace backlash
