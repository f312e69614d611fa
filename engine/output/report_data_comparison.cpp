#include <fmt/format.h>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_moments = 2500;
constexpr std::size_t most_variants = 12;
constexpr std::size_t most_hours = 1500;
constexpr std::size_t most_sweeps = 400;

void add(Json& variables, const ResultFile& file, const std::string& name, const Kept& kept = {}) {
    if (file.has(name)) variables[name] = report_variable(file, name, kept);
}

Kept thinned(const ResultFile& file, const std::string& path, std::size_t most) {
    if (!file.has(path)) return {};
    return {{path.substr(path.rfind('/') + 1), every(volume(file.sizes(path)), most)}};
}

Json variables_of(const ResultFile& file) {
    Json variables;
    for (const char* name : {"variant", "statistic", "group", "indicators/group", "indicators/day",
                             "indicators/event", "indicators/horizon"})
        add(variables, file, name);
    const Kept moments = thinned(file, "time", most_moments);
    const Kept sweeps = thinned(file, "hour", most_sweeps);
    const Kept hours = thinned(file, "hourly/full_hour", most_hours);
    for (const char* name : {"time", "price", "trading"}) add(variables, file, name, moments);
    for (const char* name : {"hour", "outrage_mean", "trust_mean"}) add(variables, file, name, sweeps);
    for (const char* name : {"hourly/full_hour", "hourly/posts", "hourly/posts_negative"})
        add(variables, file, name, hours);
    for (const auto& name : file.variables("indicators")) add(variables, file, "indicators/" + name);
    return variables;
}

}  // namespace

Json comparison_data(const ResultFile& file) {
    const auto variants = volume(file.sizes("variant"));
    if (variants > most_variants)
        throw InputError(
            fmt::format("the comparison has {} variants; a page shows at most {}", variants, most_variants));
    Json data = {{"kind", "comparison"}};
    for (const char* name : {"title", "source", "currency", "base"})
        data[name] = file.text_attribute("/", name);
    data["zone_offset_minutes"] = file.integer_attribute("/", "zone_offset_minutes");
    data["start_unix"] = unix_start(file);
    data["variables"] = variables_of(file);
    add_origins(file, data);
    return data;
}

}  // namespace backlash
