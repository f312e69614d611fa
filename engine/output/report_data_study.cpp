#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_cases = 5000;
constexpr std::size_t most_points = 60'000;  // of one kind of curve, all cases together
constexpr std::size_t fewest_moments = 12;
constexpr std::size_t most_moments = 300;

std::vector<std::string> parameters_of(const ResultFile& file) {
    std::istringstream words(file.text_attribute("/", "coordinates"));
    std::vector<std::string> names;
    for (std::string name; words >> name;) names.push_back(name);
    return names;
}

// Moments at which an exchange is open in any case, thinned, and the first of each pause: there a line ends.
std::vector<std::size_t> moments_of_price(const ResultFile& file, std::size_t most) {
    const Sizes sizes = file.sizes("summary/trading");
    if (sizes.size() != 3) throw InputError("'summary/trading' is not over cases, statistics and time");
    std::vector<bool> open(sizes.back());
    file.for_each_row("summary/trading", sizes, [&](std::size_t, std::span<const double> statistics) {
        for (std::size_t t = 0; t < open.size(); ++t) open[t] = open[t] || statistics[t] > 0.5;  // the mean
    });
    const auto sessions = static_cast<std::size_t>(std::ranges::count(open, true));
    const std::size_t stride = std::max<std::size_t>(stride_for(sessions, most), 1);
    std::vector<std::size_t> moments;
    for (std::size_t t = 0, number = 0; t < open.size(); ++t) {
        const bool ends = !open[t] && t > 0 && open[t - 1];
        if (ends || (open[t] && number++ % stride == 0)) moments.push_back(t);
    }
    return moments;
}

bool is_published(const ResultFile& file) {
    return file.has_attribute("/", "model");
}

// What a published model records over time, when the sweep has kept it.
std::vector<std::string> published_series(const ResultFile& file) {
    std::vector<std::string> names;
    for (const auto& name : file.variables("summary"))
        if (file.dimensions("summary/" + name) == std::vector<std::string>{"case", "statistic", "time"})
            names.push_back(name);
    return names;
}

// Mean, 5 and 95 % of fans' outrage and trust, the price and the board: or the series of a published model:
// what a click on a case shows.
Json curves(const ResultFile& file, std::size_t cases) {
    Json json = Json::object();
    const std::size_t moments = std::clamp(most_points / cases, fewest_moments, most_moments);
    const auto groups =
        file.has("group") ? file.texts("group", file.sizes("group")) : std::vector<std::string>{};
    const auto fans = static_cast<std::size_t>(std::ranges::find(groups, "fans") - groups.begin());
    Kept kept = {{"statistic", {0, 1, 5}}, {"group", {fans}}};
    for (const char* name : {"time", "hour"})
        if (file.has(name)) kept[name] = every(volume(file.sizes(name)), moments);
    const std::vector<std::string> shown =
        is_published(file) ? published_series(file)
                           : std::vector<std::string>{"outrage_mean", "trust_mean", "board_visibility"};
    for (const std::string& name : shown)
        if (file.has("summary/" + name)) json[name] = report_variable(file, "summary/" + name, kept);
    for (const char* name : {"time", "hour"})
        if (!json.empty() && file.has(name)) json[name] = report_variable(file, name, kept);
    if (file.has("summary/price") && file.has("summary/trading")) {
        kept["time"] = moments_of_price(file, moments);
        json["price"] = report_variable(file, "summary/price", kept);
        json["price_time"] = report_variable(file, "time", kept);
        kept["statistic"] = {0};
        json["trading"] = report_variable(file, "summary/trading", kept);
    }
    return json;
}

void add_sensitivity(const ResultFile& file, Json& variables) {
    std::vector<std::string> names = {"objective", "parameter"};
    std::ranges::copy(file.variables("sensitivity"), std::back_inserter(names));
    for (const auto& name : names)
        if (const auto path = "sensitivity/" + name; file.has(path))
            variables[path] = report_variable(file, path);
}

Json failures(const ResultFile& file) {
    Json json = Json::array();
    if (!file.has("failures/message")) return json;
    const Sizes rows = file.sizes("failures/message");
    const auto cases = file.numbers("failures/case", rows);
    const auto messages = file.texts("failures/message", rows);
    for (std::size_t i = 0; i < messages.size(); ++i)
        json.push_back({{"case", json_number(cases[i])}, {"message", messages[i]}});
    return json;
}

}  // namespace

Json sweep_data(const ResultFile& file) {
    const std::size_t cases = volume(file.sizes("case"));
    if (cases == 0 || cases > most_cases)
        throw InputError(fmt::format("the sweep has {} cases; a page shows 1 to {}", cases, most_cases));
    Json data = {{"kind", "sweep"}};
    for (const char* name : {"title", "source", "study", "scenario", "design", "currency"})
        data[name] = file.text_attribute("/", name);
    data["zone_offset_minutes"] = file.integer_attribute("/", "zone_offset_minutes");
    if (is_published(file)) data["model"] = file.text_attribute("/", "model");
    data["start_unix"] = file.has("time") && !is_published(file) ? unix_start(file) : 0;
    data["replicates"] = volume(file.sizes("replicate"));
    data["parameters"] = parameters_of(file);
    data["objectives"] = Json::array();
    data["variables"] = Json::object();
    for (const auto& name : parameters_of(file)) data["variables"][name] = report_variable(file, name);
    data["variables"]["status"] = report_variable(file, "status");
    for (const auto& name : file.variables("summary")) {
        if (file.dimensions("summary/" + name) != std::vector<std::string>{"case", "statistic"}) continue;
        data["objectives"].push_back(name);
        data["variables"]["summary/" + name] = report_variable(file, "summary/" + name);
        if (file.has("contrasts/" + name))
            data["variables"]["contrasts/" + name] = report_variable(file, "contrasts/" + name);
    }
    add_sensitivity(file, data["variables"]);
    data["curves"] = curves(file, cases);
    data["failures"] = failures(file);
    data["provenance"] = report_build(file);
    for (const char* name : {"study_text", "resolved_base"})
        data["provenance"][name] = file.texts(std::string("provenance/") + name, {}).front();
    return data;
}

}  // namespace backlash
