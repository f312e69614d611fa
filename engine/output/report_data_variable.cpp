#include <algorithm>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_values = std::size_t{1} << 23;

struct Positions {
    Sizes sizes;                           // after leaving out
    std::vector<std::size_t> of_elements;  // of what is kept, in order
};

Positions positions(const Sizes& sizes, const std::vector<std::string>& dimensions, const Kept& kept) {
    Positions found{.sizes = sizes, .of_elements = {0}};
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        std::vector<std::size_t> places = every(sizes[d], sizes[d]);
        if (const auto chosen = kept.find(dimensions[d]); chosen != kept.end()) places = chosen->second;
        std::vector<std::size_t> next;
        for (const std::size_t before : found.of_elements)
            for (const std::size_t place : places)
                if (place < sizes[d]) next.push_back(before * sizes[d] + place);
        found.sizes[d] = next.size() / std::max<std::size_t>(found.of_elements.size(), 1);
        found.of_elements = std::move(next);
    }
    return found;
}

}  // namespace

std::vector<std::size_t> every(std::size_t count, std::size_t most) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < count; i += stride_for(count, most)) places.push_back(i);
    return places;
}

Json report_variable(const ResultFile& file, const std::string& name, const Kept& kept) {
    const Sizes sizes = file.sizes(name);
    if (volume(sizes) > most_values) throw InputError("the file is too large to draw: " + name);
    auto dimensions = file.dimensions(name);
    const auto last = name.substr(name.rfind('/') + 1);
    if (sizes.size() == 1 && dimensions[0].empty()) dimensions[0] = last;  // a dimension itself
    const auto [kept_sizes, elements] = positions(sizes, dimensions, kept);
    Json json = {{"dimensions", dimensions}, {"shape", kept_sizes}};
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
