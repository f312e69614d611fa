// Small dense least-squares problems.
#pragma once

#include <optional>
#include <vector>

namespace backlash {

// The x that minimises |A x - b|, by Householder reflections (Golub 1965). `columns` are those of A, equally
// long as b and not more than it has rows. Nothing when a column depends on those before it to within 1e-10
// of its length.
std::optional<std::vector<double>> least_squares(std::vector<std::vector<double>> columns,
                                                 std::vector<double> b);

}  // namespace backlash
