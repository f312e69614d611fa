// backlash describe: every key, event, measure, observable and indicator, with units, ranges, defaults and
// sources.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "base/nearest_name.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/model_cards.hpp"
#include "scenario/describe.hpp"
#include "scenario/json_schema.hpp"
#include "simulation/indicator.hpp"
#include "simulation/observable.hpp"
#include "study/design.hpp"
#include "study/study_schema.hpp"

namespace backlash {
namespace {

struct DescribeOptions {
    std::string topic;
    bool schema = false;
};

FieldTable output_table(std::string name, std::string meaning) {
    return {.name = std::move(name), .meaning = std::move(meaning)};
}

std::vector<FieldTable> output_tables() {
    FieldTable series = output_table("series", "Recorded every step");
    for (const Observable& observable : observables()) {
        series.rows.push_back({.key = observable.what.name,
                               .form = observable.axis == Axis::group ? "by group" : "",
                               .unit = observable.what.unit,
                               .meaning = observable.what.meaning});
    }
    FieldTable figures = output_table("indicators", "Computed from each replicate");
    for (const IndicatorKind& kind : indicator_kinds()) {
        constexpr std::array<const char*, 5> forms = {"", "by group", "by day", "by event", "by horizon"};
        figures.rows.push_back({.key = kind.what.name,
                                .form = forms[static_cast<std::size_t>(kind.axis)],
                                .unit = kind.what.unit,
                                .meaning = kind.what.meaning});
    }
    return {series, figures};
}

std::vector<FieldTable> design_tables() {
    std::vector<KindDescriptor> kinds;
    for (const DesignKind& kind : design_kinds()) kinds.push_back(kind.descriptor);
    return describe_kinds(kinds);
}

std::vector<FieldTable> all_tables() {
    const Catalogue catalogue = registered_catalogue();
    auto tables = describe_sections();
    const auto add = [&](const std::vector<FieldTable>& more) {
        tables.insert(tables.end(), more.begin(), more.end());
    };
    for (const auto* kinds : {&catalogue.events, &catalogue.measures}) add(describe_kinds(*kinds));
    add(output_tables());
    add(design_tables());
    add(overview_tables());
    add(model_cards());
    add(describe_kinds(catalogue.generators));
    return tables;
}

ExitCode print_schema(const std::string& topic) {
    if (!topic.empty() && topic != "study" && topic != "scenario") {
        throw InputError(Complaint{{}, "there is no schema of '" + topic + "'", "study or scenario", {}});
    }
    fmt::print("{}\n", topic == "study" ? study_schema() : json_schema(registered_catalogue()));
    return ExitCode::ok;
}

ExitCode describe(const DescribeOptions& options) {
    if (options.schema) return print_schema(options.topic);
    const auto tables = all_tables();
    if (options.topic.empty()) {
        for (const FieldTable& table : tables) fmt::print("{}\n", table_text(table));
        return ExitCode::ok;
    }
    const auto found = std::ranges::find(tables, options.topic, &FieldTable::name);
    if (found != tables.end()) {
        fmt::print("{}", table_text(*found));
        return ExitCode::ok;
    }
    std::vector<std::string> names;
    std::ranges::transform(tables, std::back_inserter(names), &FieldTable::name);
    throw InputError(Complaint{.where = {},
                               .what = fmt::format("nothing is called '{}'", options.topic),
                               .expected = fmt::format("one of {}", fmt::join(names, ", ")),
                               .suggestion = nearest_name(options.topic, names)});
}

}  // namespace

void add_describe_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<DescribeOptions>();
    CLI::App* command =
        app.add_subcommand("describe", "Every key, event, measure and result, with units and sources");
    command->add_option("TOPIC", options->topic,
                        "One section, event, measure, design, model or network generator, `models`, "
                        "`generators`, `series` or "
                        "`indicators`");
    command->add_flag("--schema", options->schema,
                      "A JSON schema, for editors: of scenario files, or of `study` files");
    command->callback([options, &exit_code] { exit_code = describe(*options); });
}

}  // namespace backlash
