// What the page shows of a published model: a result, or a comparison of several.
#include <fmt/format.h>

#include <string_view>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_moments = 2500;
constexpr std::size_t most_samples = 400;
constexpr std::size_t most_replicates = 100'000;
constexpr std::size_t most_variants = 12;
constexpr std::string_view histogram_ending = "_state_histogram";

using Names = std::vector<std::string>;

Kept thinned(const ResultFile& file, const std::string& name, std::size_t most) {
    return {{name, every(volume(file.sizes(name)), most)}};
}

// Variables of the root that lie over these dimensions.
Names over(const ResultFile& file, const Names& dimensions) {
    Names names;
    for (const auto& name : file.variables(""))
        if (file.dimensions(name) == dimensions) names.push_back(name);
    return names;
}

// [sample][bin]: accounts of all replicates together.
Json histogram(const ResultFile& file, const std::string& name) {
    const Sizes sizes = file.sizes(name);  // (replicate, sample, bin), of a size that can be held
    const std::size_t bins = sizes[2];
    std::vector<double> sums(sizes[1] * bins, 0.0);
    file.for_each_row(name, sizes, [&](std::size_t, std::span<const double> row) {
        for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
    });
    Json json = Json::array();
    for (const std::size_t s : every(sizes[1], most_samples))
        json.push_back(json_numbers(std::span(sums).subspan(s * bins, bins)));
    return json;
}

// Null when the result has none.
Json state_of(const ResultFile& file) {
    for (const auto& name : over(file, {"replicate", "sample", "bin"})) {
        if (!name.ends_with(histogram_ending)) continue;
        return {{"name", name.substr(0, name.size() - histogram_ending.size())},
                {"meaning", file.text_attribute(name, "long_name")},
                {"sample", report_variable(file, "sample", thinned(file, "sample", most_samples))},
                {"bin", report_variable(file, "bin")},
                {"histogram", histogram(file, name)}};
    }
    return nullptr;
}

}  // namespace

Json published_data(const ResultFile& file) {
    const std::size_t replicates = volume(file.sizes("replicate"));
    if (replicates == 0 || replicates > most_replicates)
        throw InputError("the result has no replicates, or too many to draw");
    Json data = {{"kind", "published"}};
    for (const char* name : {"title", "source", "scenario", "model"})
        data[name] = file.text_attribute("/", name);
    data["replicates"] = replicates;
    for (const char* name : {"accounts", "edges"})
        data[name] = json_numbers(file.numbers(std::string("network/") + name, {replicates}));
    const Kept moments = thinned(file, "time", most_moments);
    data["variables"] = {{"time", report_variable(file, "time", moments)}};
    data["observables"] = over(file, {"replicate", "time"});
    data["figures"] = file.variables("indicators");
    for (const char* list : {"observables", "figures"}) {
        for (const std::string name : data[list])
            data["variables"][name] = report_variable(file, "summary/" + name, moments);
    }
    data["state"] = state_of(file);
    data["provenance"] = report_provenance(file);
    return data;
}

Json published_comparison_data(const ResultFile& file) {
    const std::size_t variants = volume(file.sizes("variant"));
    if (variants > most_variants)
        throw InputError(
            fmt::format("the comparison has {} variants; a page shows at most {}", variants, most_variants));
    Json data = {{"kind", "published_comparison"}};
    for (const char* name : {"title", "source", "base", "model"}) data[name] = file.text_attribute("/", name);
    const Kept moments = thinned(file, "time", most_moments);
    data["observables"] = over(file, {"variant", "statistic", "time"});
    data["variables"] = Json::object();
    for (const std::string name : {"variant", "statistic"})
        data["variables"][name] = report_variable(file, name);
    data["variables"]["time"] = report_variable(file, "time", moments);
    for (const std::string name : data["observables"])
        data["variables"][name] = report_variable(file, name, moments);
    for (const auto& name : file.variables("indicators"))
        data["variables"]["indicators/" + name] = report_variable(file, "indicators/" + name);
    add_origins(file, data);
    return data;
}

}  // namespace backlash
