#include "output/real_variable.hpp"

#include <algorithm>
#include <vector>

namespace backlash {

std::string unit_in_file(const std::string& unit, const std::string& currency) {
    if (unit == "currency") return currency;
    if (unit == "days") return "d";
    if (unit == "hours") return "h";
    if (unit == "minutes") return "min";
    if (unit == "seconds") return "s";
    return unit;
}

void write_real(NetcdfGroup& group, const QuantityDescriptor& what, const std::string& currency,
                const NetcdfGroup::Dimensions& dimensions,
                const std::function<std::span<const double>(std::size_t row)>& row) {
    const VariableDescription described = {what.name, unit_in_file(what.unit, currency), what.meaning};
    if (what.unit != "1") {
        group.write_rows<double>(described, dimensions, row);
        return;
    }
    std::vector<float> narrow;
    group.write_rows<float>(described, dimensions, [&](std::size_t r) {
        const auto wide = row(r);
        narrow.resize(wide.size());
        std::transform(wide.begin(), wide.end(), narrow.begin(),
                       [](double value) { return static_cast<float>(value); });
        return std::span<const float>(narrow);
    });
}

}  // namespace backlash
