#include "output/report_data.hpp"

#include <array>
#include <cmath>
#include <ctime>
#include <iomanip>
#include <sstream>

#include "base/error.hpp"
#include "output/manifest.hpp"
#include "output/report_data_parts.hpp"
#include "output/result_dimensions.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_replicates = 100'000;
constexpr std::string_view comparison_format = "backlash-comparison";
constexpr std::string_view sweep_format = "backlash-sweep";
constexpr std::string_view published_format = "backlash-classic-result";
constexpr std::array formats = {result_format[0], comparison_format, sweep_format, published_format};

std::vector<double> ascending_times(const ResultFile& file, const std::string& name) {
    const Sizes sizes = file.sizes(name);
    if (sizes.size() != 1 || sizes[0] < 2)
        throw InputError("the result has fewer than two moments of '" + name + "'; nothing to draw");
    const auto times = file.numbers(name, sizes);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!std::isfinite(times[i]) || (i > 0 && times[i] <= times[i - 1]))
            throw InputError("the result is damaged: '" + name + "' does not ascend");
    }
    return times;
}

Json assemble(const ResultFile& file) {
    const ReportAxes axes = read_axes(file);
    const auto accounts = file.numbers("accounts", {axes.replicates, axes.groups.size()});
    Json data = {{"kind", "result"}};
    data["title"] = file.text_attribute("/", "title");
    data["scenario"] = file.text_attribute("/", "scenario");
    data["source"] = file.text_attribute("/", "source");
    data["currency"] = file.text_attribute("/", "currency");
    data["zone_offset_minutes"] = file.integer_attribute("/", "zone_offset_minutes");
    data["start_unix"] = unix_start(file);
    data["duration"] = json_number(axes.time.back() + axes.step);
    data["step"] = json_number(axes.step);
    data["replicates"] = axes.replicates;
    data["groups"] = axes.groups;
    data["accounts"] = json_numbers(std::span(accounts).first(axes.groups.size()));
    data["indicators"] = report_indicators(file, axes);
    const ReportPosts posts(file, axes);
    data["attention"] = posts.attention();
    data["series"] = report_series(file, axes);
    data["sweeps"] = report_sweeps(file, axes);
    data["targets"] = report_targets(file, axes);
    data["events"] = report_events(file, axes, posts);
    data["network"] = report_network(file, axes);
    data["cascade"] = report_cascade(file);
    data["provenance"] = report_provenance(file);
    return data;
}

}  // namespace

std::int64_t unix_start(const ResultFile& file) {
    std::istringstream units(file.text_attribute("time", "units"));
    std::string hours;
    std::string since;
    std::tm moment{};
    units >> hours >> since >> std::get_time(&moment, "%Y-%m-%d %H:%M:%S");
    if (!units || hours != "hours" || since != "since")
        throw InputError("the result's time has units other than hours since a moment");
    return timegm(&moment);
}

ReportAxes read_axes(const ResultFile& file) {
    ReportAxes axes;
    const Sizes replicates = file.sizes("replicate");
    if (replicates.size() != 1 || replicates[0] == 0 || replicates[0] > most_replicates)
        throw InputError("the result has no replicates, or too many to draw");
    axes.replicates = replicates[0];
    axes.time = ascending_times(file, "time");
    axes.hour = ascending_times(file, "hour");
    axes.step = axes.time[1] - axes.time[0];
    axes.groups = file.texts("group", file.sizes("group"));
    axes.statistics = file.texts("summary/statistic", file.sizes("summary/statistic"));
    if (axes.statistics != statistic_labels()) throw InputError("the result has other statistics than known");
    return axes;
}

Json report_data(const std::filesystem::path& result, int threads) {
    try {
        const ResultFile file(result, threads, formats);
        check_against_manifest(result);
        if (file.format_name() == published_format) return published_data(file);
        if (file.format_name() == comparison_format)
            return file.has_attribute("/", "model") ? published_comparison_data(file) : comparison_data(file);
        if (file.format_name() == sweep_format) return sweep_data(file);
        return assemble(file);
    } catch (const RunError& error) {
        throw InputError(result.string() + " is damaged or cut off: " + error.what());
    }
}

}  // namespace backlash
