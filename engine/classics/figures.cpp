#include "classics/figures.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

namespace backlash {
namespace {

using Values = std::span<const double>;

struct Figure {
    const char* suffix;
    const char* meaning;
    const char* unit;  // null: that of the observable
    double (*compute)(Values);
};

constexpr std::array<Figure, 4> figures = {{
    {"_end", "At the end: ", nullptr, [](Values values) { return values.back(); }},
    {"_highest", "At its highest: ", nullptr,
     [](Values values) { return *std::ranges::max_element(values); }},
    {"_highest_step", "Step of the highest: ", "steps",
     [](Values values) { return static_cast<double>(std::ranges::max_element(values) - values.begin()); }},
    {"_mean", "Mean over the steps: ", nullptr,
     [](Values values) {
         return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
     }},
}};

QuantityDescriptor describe(const Figure& figure, const QuantityDescriptor& of) {
    return {of.name + figure.suffix, figure.unit == nullptr ? of.unit : figure.unit,
            figure.meaning + of.meaning};
}

}  // namespace

std::vector<QuantityDescriptor> figures_of(std::span<const QuantityDescriptor> observables) {
    std::vector<QuantityDescriptor> described;
    for (const QuantityDescriptor& observable : observables) {
        for (const Figure& figure : figures) described.push_back(describe(figure, observable));
    }
    return described;
}

std::vector<Indicator> compute_figures(std::span<const Series> series) {
    std::vector<Indicator> computed;
    for (const Series& one : series) {
        for (const Figure& figure : figures) {
            computed.push_back({.what = describe(figure, one.what),
                                .axis = Axis::none,
                                .values = {figure.compute(one.values)}});
        }
    }
    return computed;
}

}  // namespace backlash
