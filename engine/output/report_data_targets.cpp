#include <algorithm>
#include <cmath>

#include "base/summary_statistics.hpp"
#include "output/report_data_parts.hpp"
#include "simulation/measure.hpp"

namespace backlash {

namespace {

// What the number of a measure is, so that the page can write it: a moment, a time of day, or a number.
const char* quantity_name(const std::string& measure_name) {
    const auto known = measures();
    const auto found = std::ranges::find_if(
        known, [&](const Measure& candidate) { return candidate.descriptor.name == measure_name; });
    if (found == known.end()) return "number";
    if (found->result == Quantity::time) return "time";
    return found->result == Quantity::clock ? "clock" : "number";
}

bool within(double value, double at_least, double at_most) {
    return !std::isnan(value) && !(value < at_least) && !(value > at_most);
}

}  // namespace

Json report_targets(const ResultFile& file, const ReportAxes& axes) {
    Json json = Json::array();
    if (!file.has("targets/target")) return json;
    const Sizes along = file.sizes("targets/target");
    const auto ids = file.texts("targets/target", along);
    const auto what = file.texts("targets/what", along);
    const auto names = file.texts("targets/measure", along);
    const auto source = file.texts("targets/source", along);
    const auto at_least = file.numbers("targets/at_least", along);
    const auto at_most = file.numbers("targets/at_most", along);
    const auto values = file.numbers("targets/value", {axes.replicates, ids.size()});
    const auto met = file.numbers("targets/met", {axes.replicates, ids.size()});
    for (std::size_t t = 0; t < ids.size(); ++t) {
        std::vector<double> over_replicates;
        std::size_t meeting = 0;
        for (std::size_t r = 0; r < axes.replicates; ++r) {
            over_replicates.push_back(values[r * ids.size() + t]);
            if (met[r * ids.size() + t] > 0) ++meeting;
        }
        json.push_back({{"id", ids[t]},
                        {"what", what[t]},
                        {"measure", names[t]},
                        {"quantity", quantity_name(names[t])},
                        {"source", source[t]},
                        {"at_least", json_number(at_least[t])},
                        {"at_most", json_number(at_most[t])},
                        {"value", json_statistics(over_replicates)},
                        {"met", within(mean(over_replicates), at_least[t], at_most[t])},
                        {"replicates_meeting", meeting}});
    }
    return json;
}

Json report_build(const ResultFile& file) {
    Json json;
    for (const char* name : {"program_version", "git_revision", "build_type", "compiler", "flags",
                             "library_versions", "random_numbers"})
        json[name] = file.texts(std::string("provenance/") + name, {}).front();
    // Not as a number: seeds have 64 bits, numbers of a page 53.
    json["seed"] = std::to_string(file.integer("provenance/seed"));
    return json;
}

void add_origins(const ResultFile& file, Json& data) {
    const Sizes scenarios = file.sizes("provenance/scenario");
    data["scenarios"] = file.texts("provenance/scenario", scenarios);
    data["resolved_scenarios"] = file.texts("provenance/resolved_scenario", scenarios);
    data["provenance"] = report_build(file);
}

Json report_provenance(const ResultFile& file) {
    Json json = report_build(file);
    for (const char* name : {"scenario_text", "resolved_scenario"})
        json[name] = file.texts(std::string("provenance/") + name, {}).front();
    return json;
}

}  // namespace backlash
