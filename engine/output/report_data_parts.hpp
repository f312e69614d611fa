// The parts that report_data() puts together, each from one group of the file.
#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "output/read_result.hpp"

namespace backlash {

using Json = nlohmann::ordered_json;

// The dimensions of a result, checked against each other.
struct ReportAxes {
    std::size_t replicates = 0;
    std::vector<double> time;  // h since start, of each step
    std::vector<double> hour;  // h since start, of each sweep
    double step = 0.0;         // h
    std::vector<std::string> groups;
    std::vector<std::string> statistics;
};

ReportAxes read_axes(const ResultFile& file);

// Seven significant digits; null when it is not finite.
Json json_number(double value);
Json json_numbers(std::span<const double> values);

// {"mean", "q05", "q25", "q50", "q75", "q95", "n"} over the replicates; each a number.
Json json_statistics(std::span<const double> over_replicates);

// What a line with its bands needs, each a list; values[position][replicate].
inline constexpr std::array fan_statistics = {"mean", "q05", "q25", "q75", "q95"};
Json json_fan(const std::vector<std::vector<double>>& values);

// Of a variable of /summary the statistics `shown`, each a list of every stride-th position.
Json summary_statistics(const ResultFile& file, const ReportAxes& axes, const std::string& name,
                        const Sizes& sizes, std::size_t stride, std::span<const char* const> shown);

// Every stride-th of `count` values, so that at most `most` are left.
std::size_t stride_for(std::size_t count, std::size_t most);

// Posts of all replicates, read once.
class ReportPosts {
  public:
    ReportPosts(const ResultFile& file, const ReportAxes& axes);

    // Posts per hour in stretches of an hour, or of several when the run is long.
    Json attention() const;

    // Posts per hour in a stretch of time of one replicate, in h since start; NaN when the run does not hold
    // the whole stretch.
    double rate(std::size_t replicate, double from, double to) const;

  private:
    // [bin][replicate]: posts per hour.
    using Rates = std::vector<std::vector<double>>;
    Rates read(const ResultFile& file, const std::string& name);

    const ReportAxes& axes_;
    double width_ = 1.0;  // of a bin, h
    std::vector<std::size_t> bin_of_step_;
    std::vector<double> hours_;               // length of each bin that is inside the run
    std::vector<std::vector<double>> up_to_;  // [replicate][step]: posts before the step
    Rates negative_;
    Rates neutral_;
};

Json report_indicators(const ResultFile& file, const ReportAxes& axes);
Json report_series(const ResultFile& file, const ReportAxes& axes);
Json report_sweeps(const ResultFile& file, const ReportAxes& axes);
Json report_targets(const ResultFile& file, const ReportAxes& axes);
Json report_events(const ResultFile& file, const ReportAxes& axes, const ReportPosts& posts);

// The sample of the network and the cascade; null where the result has none.
Json report_network(const ResultFile& file, const ReportAxes& axes);
Json report_cascade(const ResultFile& file);

Json report_provenance(const ResultFile& file);

// The build and the seed, which all kinds of files have.
Json report_build(const ResultFile& file);

// Texts of all scenarios of a comparison, as given and resolved, and what made the file.
void add_origins(const ResultFile& file, Json& data);

// When the scenario starts, in seconds since 1970, from the units of `time`.
std::int64_t unix_start(const ResultFile& file);

// Positions that are kept along some dimensions; all along the others.
using Kept = std::map<std::string, std::vector<std::size_t>>;

// Of `count` positions about `most`, at equal distances.
std::vector<std::size_t> every(std::size_t count, std::size_t most);

// Any variable: {"dimensions", "shape", "units", "long_name", "values"}, values in one list, the last
// dimension fastest.
Json report_variable(const ResultFile& file, const std::string& name, const Kept& kept = {});

// Everything that the page shows of a comparison.
Json comparison_data(const ResultFile& file);

// Everything that the page shows of a published model, and of a comparison about one.
Json published_data(const ResultFile& file);
Json published_comparison_data(const ResultFile& file);

// Everything that the page shows of a sweep.
Json sweep_data(const ResultFile& file);

}  // namespace backlash
