#include "output/real_variable.hpp"

#include <algorithm>
#include <vector>

namespace backlash {

void write_real(NetcdfGroup& group, const QuantityDescriptor& what, const std::string& currency,
                const NetcdfGroup::Dimensions& dimensions,
                const std::function<std::span<const double>(std::size_t row)>& row) {
    const VariableDescription described = {what.name, what.unit == "currency" ? currency : what.unit,
                                           what.meaning};
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
