#include <algorithm>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_values = std::size_t{1} << 23;

struct Positions {
    Sizes kept;                            // sizes after leaving out
    std::vector<std::size_t> of_elements;  // of what is kept, in order
};

// Every stride-th position along the dimension that is `along`, all along the others.
Positions positions(const Sizes& sizes, const std::vector<std::string>& dimensions, const std::string& along,
                    std::size_t stride) {
    Positions found{.kept = sizes, .of_elements = {0}};
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        const std::size_t step = dimensions[d] == along ? stride : 1;
        found.kept[d] = (sizes[d] + step - 1) / step;
        std::vector<std::size_t> next;
        for (const std::size_t before : found.of_elements)
            for (std::size_t i = 0; i < sizes[d]; i += step) next.push_back(before * sizes[d] + i);
        found.of_elements = std::move(next);
    }
    return found;
}

}  // namespace

Json report_variable(const ResultFile& file, const std::string& name, const std::string& along,
                     std::size_t most) {
    const Sizes sizes = file.sizes(name);
    if (volume(sizes) > most_values) throw InputError("the file is too large to draw: " + name);
    auto dimensions = file.dimensions(name);
    const auto last = name.substr(name.rfind('/') + 1);
    if (sizes.size() == 1 && dimensions[0].empty()) dimensions[0] = last;  // a dimension itself
    std::size_t stride = 1;
    for (std::size_t d = 0; d < sizes.size(); ++d)
        if (dimensions[d] == along) stride = std::max<std::size_t>(stride_for(sizes[d], most), 1);
    const auto [kept, elements] = positions(sizes, dimensions, along, stride);
    Json json = {{"dimensions", dimensions}, {"shape", kept}};
    for (const char* attribute : {"units", "long_name"})
        json[attribute] = file.has_attribute(name, attribute) ? file.text_attribute(name, attribute) : "";
    json["values"] = Json::array();
    if (file.is_text(name)) {
        const auto texts = file.texts(name, sizes);
        for (const std::size_t e : elements) json["values"].push_back(texts[e]);
    } else {
        const auto numbers = file.numbers(name, sizes);
        for (const std::size_t e : elements) json["values"].push_back(json_number(numbers[e]));
    }
    return json;
}

}  // namespace backlash
