#include "cli/sweep_export.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "cli/catalogue.hpp"
#include "output/complete_file.hpp"
#include "output/durable_file.hpp"
#include "study/merging/sweep_numbers.hpp"
#include "study/read_case.hpp"

namespace backlash {
namespace {

// RFC 4180.
std::string field(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + "\"";
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

std::string header(const Study& study) {
    std::string line = "case,replicate,status";
    for (const auto& parameter : study.parameters) line += "," + field(parameter.name);
    for (const auto& objective : study.objectives) line += "," + field(objective.name);
    return line + "\n";
}

std::string parameters(const Study& study, const DesignCase& one) {
    std::string cells;
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
        cells += "," + (study.parameters[p].is_categorical ? field(one.labels[p]) : number(one.numbers[p]));
    }
    return cells;
}

std::string table(SweepNumbers& numbers, const Scenario& base) {
    constexpr std::array status = {"missing", "done", "failed"};
    const SweepPlan& plan = numbers.plan();
    std::vector<std::vector<std::vector<double>>> objectives;
    for (const auto& objective : plan.study.objectives)
        objectives.push_back(numbers.objective(objective, base));
    std::string text = header(plan.study);
    for (std::size_t c = 0; c < plan.design_cases(); ++c) {
        const std::string cells = parameters(plan.study, plan.design.cases[c]);
        for (std::uint32_t r = 0; r < plan.replicates(); ++r) {
            text += fmt::format("{},{},{}{}", c, r, status[static_cast<std::size_t>(numbers.status(c, r))],
                                cells);
            for (const auto& objective : objectives) text += "," + number(objective[c][r]);
            text += "\n";
        }
    }
    return text;
}

}  // namespace

ExitCode sweep_export(const SweepExportOptions& options) {
    const Catalogue catalogue = registered_catalogue();
    const SweepPlan plan = read_plan(options, catalogue);
    const WorkFolder work = read_work_folder(sweep_files(options, plan.study).work);
    if (options.csv != "-") refuse_existing_result(options.csv, options.force);
    SweepNumbers numbers(plan, work);
    const std::string text = table(numbers, read_base(plan.study, catalogue));
    if (options.csv == "-") {
        fmt::print("{}", text);
    } else {
        write_durably(options.csv + ".part", text);
        rename_durably(options.csv + ".part", options.csv);
    }
    return ExitCode::ok;
}

}  // namespace backlash
