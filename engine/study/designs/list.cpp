// The cases of a CSV file: a column for each parameter, a row for each case.
#include <fmt/format.h>

#include <algorithm>

#include "base/nearest_name.hpp"
#include "scenario/notation/excerpt.hpp"
#include "study/design.hpp"
#include "study/designs/csv_table.hpp"
#include "study/parameter_value.hpp"
#include "study/sensitivity/analyse.hpp"

namespace backlash {
namespace {

using Table = std::vector<std::vector<CsvCell>>;

std::vector<std::string> names_of(const Study& study) {
    std::vector<std::string> names;
    for (const auto& parameter : study.parameters) names.push_back(parameter.name);
    return names;
}

// Which column each parameter has; complains of columns that are no parameter, or twice, and of missing ones.
std::vector<std::size_t> find_columns(const Study& study, const std::vector<CsvCell>& header,
                                      Complaints& complaints) {
    const auto names = names_of(study);
    std::vector<std::size_t> columns(names.size(), header.size());
    for (std::size_t c = 0; c < header.size(); ++c) {
        const auto found = std::ranges::find(names, header[c].text);
        if (found == names.end()) {
            complaints.add(header[c].where, excerpt(header[c].text) + " is no parameter of the study",
                           one_of(names), nearest_name(header[c].text, names));
            continue;
        }
        auto& column = columns[static_cast<std::size_t>(found - names.begin())];
        if (column < header.size())
            complaints.add(header[c].where, excerpt(header[c].text) + " has two columns");
        column = c;
    }
    for (std::size_t p = 0; p < names.size(); ++p) {
        if (columns[p] == header.size())
            complaints.add(header.front().where, "there is no column for the parameter " + names[p]);
    }
    return columns;
}

// The place of the cell's value among those of the parameter, which may get a new one when they are free.
std::size_t value_index(StudyParameter& parameter, bool is_free, const CsvCell& cell,
                        Complaints& complaints) {
    auto& values = parameter.values;
    const auto found = std::ranges::find(values, cell.text, &ParameterValue::label);
    const auto index = static_cast<std::size_t>(found - values.begin());
    if (found != values.end()) return index;
    if (is_free && !cell.text.empty()) {
        const document::Node written{.kind = document::Node::Kind::scalar, .scalar = cell.text};
        values.push_back(plain_value(parameter, written, cell.where));
        return index;
    }
    std::vector<std::string> labels;
    for (const auto& value : values) labels.push_back(value.label);
    complaints.add(cell.where, excerpt(cell.text) + " is no value of " + parameter.name,
                   is_free ? "a value" : one_of(labels), nearest_name(cell.text, labels));
    return 0;
}

void fill(Study& study, const Table& table, Complaints& complaints) {
    const auto columns = find_columns(study, table.front(), complaints);
    if (!complaints.empty()) return;
    study.listed.assign(table.size() - 1, {});
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
        auto& parameter = study.parameters[p];
        const bool is_free = parameter.values.empty();
        for (std::size_t row = 1; row < table.size(); ++row)
            study.listed[row - 1].push_back(
                value_index(parameter, is_free, table[row][columns[p]], complaints));
        if (is_free) number_values(parameter, study.currency);
    }
}

void prepare(Study& study, Complaints& complaints) {
    const auto& where = study.design.where;
    const auto& name = study.design.names.at("file");
    if (name.empty())
        return complaints.add(where, "design.file is missing", "a CSV file: {type: list, file: cases.csv}");
    for (const auto& parameter : study.parameters) {
        if (parameter.range)
            complaints.add(parameter.where, "a list does not use the range of " + parameter.name,
                           "its path alone");
    }
    const auto path = (study.file.parent_path() / name).lexically_normal();
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(path, unreadable)) {
        return complaints.add(where, "design.file: there is no file " + excerpt(path.string()),
                              "a CSV file, relative to this one");
    }
    const auto table = read_csv(path, complaints);
    if (!complaints.empty()) return;
    if (table.size() < 2) {
        return complaints.add({path.string(), 1, 1}, "there are no cases",
                              "a line with the names of the parameters, then a line for each case");
    }
    fill(study, table, complaints);
}

DesignPoints points(const Study& study) {
    DesignPoints all;
    for (const auto& row : study.listed) {
        auto& point = all.emplace_back();
        for (std::size_t p = 0; p < row.size(); ++p) {
            const auto count = static_cast<double>(study.parameters[p].values.size());
            point.push_back((static_cast<double>(row[p]) + 0.5) / count);
        }
    }
    return all;
}

const DesignRegistration registration({
    .descriptor = {.name = "list",
                   .meaning = "The cases of a CSV file: a column for each parameter, a row for each case",
                   .attributes = {{.name = "file",
                                   .quantity = Quantity::text,
                                   .meaning = "Relative to the study file"}}},
    .brings_values = true,
    .prepare = prepare,
    .points = points,
    .analyse = analyse_by_regression,
});

}  // namespace
}  // namespace backlash
