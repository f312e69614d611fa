#include "scenario/fields/range_text.hpp"

#include <cmath>

#include "scenario/notation/duration.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {

std::string range_text(const Range& range, Quantity quantity) {
    const auto write = [&](double end) {
        return quantity == Quantity::duration && end >= 0.0 ? write_duration(end) : write_number(end);
    };
    const bool from_below = std::isinf(range.minimum);
    const bool to_above = std::isinf(range.maximum);
    if (from_below && to_above) return {};
    if (from_below) return "at most " + write(range.maximum);
    const std::string begin = range.above_minimum ? "above " + write(range.minimum) : write(range.minimum);
    if (to_above) return range.above_minimum ? begin : begin + " or more";
    if (range.minimum == range.maximum) return begin;
    return begin + (range.above_minimum ? ", at most " : " to ") + write(range.maximum);
}

}  // namespace backlash
