#include "base/nearest_name.hpp"

#include <algorithm>
#include <vector>

namespace backlash {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Three rows suffice: a swap of neighbours looks two rows back.
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, substitution});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(current);
    }
    return last[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view typed, std::span<const std::string> known) {
    constexpr std::size_t longest_compared = 200;  // bounds the work that a hostile input can cause
    if (typed.size() > longest_compared) return {};
    const std::string* nearest = nullptr;
    std::size_t smallest = 0;
    for (const auto& name : known) {
        const std::size_t distance = edit_distance(typed, name);
        const std::size_t tolerated = std::max<std::size_t>(1, std::max(typed.size(), name.size()) / 3);
        if (distance <= tolerated && (nearest == nullptr || distance < smallest)) {
            nearest = &name;
            smallest = distance;
        }
    }
    return nearest == nullptr ? std::string{} : *nearest;
}

}  // namespace backlash
