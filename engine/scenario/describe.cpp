#include "scenario/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/fields/fields.hpp"
#include "scenario/fields/range_text.hpp"
#include "scenario/listing/field_lister.hpp"

namespace backlash {
namespace {

std::string form_of_number(Quantity quantity) {
    switch (quantity) {
        case Quantity::integer:
            return "integer";
        case Quantity::duration:
            return "duration";
        case Quantity::time:
            return "time";
        case Quantity::day:
            return "date";
        case Quantity::clock:
            return "clock time";
        case Quantity::money:
            return "money";
        default:
            return "number";
    }
}

std::string form_of_text(const Field& field) {
    if (field.is_path) return "file";
    if (field.quantity == Quantity::event) return "event";
    return field.quantity == Quantity::group ? "group" : "text";
}

std::string form_of(const ListedField& listed) {
    switch (listed.notation) {
        case Notation::number:
            return form_of_number(listed.field.quantity);
        case Notation::integer:
            return "integer";
        case Notation::flag:
            return "true or false";
        case Notation::text:
            return form_of_text(listed.field);
        case Notation::choice:
            return fmt::format("{}", fmt::join(listed.field.options, " | "));
        case Notation::parts:
            return fmt::format("{{{}}}", fmt::join(listed.field.options, ", "));
        case Notation::number_list:
            return "list of numbers";
        case Notation::date_list:
            return "list of dates";
        case Notation::zoned_time:
            return "time with zone";
        case Notation::paths:
            return "map of lists";
        case Notation::trigger:
            return "condition";
        case Notation::actor:
            return "actor";
        case Notation::bound:
            return "number, duration or time";
        case Notation::bounds:
            return "[least, largest]";
    }
    return {};
}

FieldRow to_row(const ListedField& listed) {
    const Field& field = listed.field;
    const bool is_empty = listed.value == "\"\"" || listed.value == "[]" || listed.value == "{}";
    return {.key = field.key,
            .symbol = field.symbol,
            .form = form_of(listed),
            .unit = field.unit,
            .default_value = field.required ? "required" : (is_empty ? std::string{} : listed.value),
            .range = range_text(field.range, field.quantity),
            .prior = field.prior ? range_text(*field.prior, field.quantity) : std::string{},
            .source = field.source,
            .meaning = field.meaning};
}

std::vector<FieldRow> to_rows(const FieldLister& lister, std::string_view section = {}) {
    std::vector<FieldRow> rows;
    for (const auto& listed : lister.fields()) {
        if (listed.path.substr(0, listed.path.size() - listed.field.key.size()) == section)
            rows.push_back(to_row(listed));
    }
    return rows;
}

// Columns that say nothing in any row are left out; meaning comes last and is not padded.
using Columns = std::array<std::pair<std::string_view, std::string FieldRow::*>, 9>;
constexpr Columns columns = {{{"key", &FieldRow::key},
                              {"symbol", &FieldRow::symbol},
                              {"form", &FieldRow::form},
                              {"unit", &FieldRow::unit},
                              {"default", &FieldRow::default_value},
                              {"range", &FieldRow::range},
                              {"prior", &FieldRow::prior},
                              {"source", &FieldRow::source},
                              {"meaning", &FieldRow::meaning}}};

std::size_t width_of(const FieldTable& table, std::string_view title, std::string FieldRow::*column) {
    std::size_t longest = 0;
    for (const auto& row : table.rows) longest = std::max(longest, (row.*column).size());
    return longest == 0 ? 0 : std::max(longest, title.size());
}

}  // namespace

std::vector<FieldTable> describe_sections() {
    Scenario defaults;
    FileHeader header;
    FieldLister general;
    visit_header(header, general);
    visit_general(defaults, general);
    std::vector<FieldTable> tables = {{"scenario", "The top level of a scenario file", to_rows(general)}};

    FieldLister sections;
    visit_sections(defaults, sections);
    for (const auto& section : sections.sections()) {
        tables.push_back({section.key, section.meaning, to_rows(sections, section.key + ".")});
    }

    FieldLister actor;
    ActorValues any_actor;
    visit_actor(any_actor, actor);
    tables.push_back({actors_section().key, actors_section().meaning, to_rows(actor)});
    FieldLister event;
    EventValues any_event;
    visit_event(any_event, {.name = "a kind of event", .meaning = {}, .attributes = {}, .has_actor = true},
                event);
    tables.push_back({events_section().key, events_section().meaning, to_rows(event)});
    FieldLister target;
    TargetValues any_target;
    visit_target(any_target, {.name = "a measure", .meaning = {}, .attributes = {}}, target);
    tables.push_back({targets_section().key, targets_section().meaning, to_rows(target)});
    return tables;
}

std::vector<FieldTable> describe_kinds(const std::vector<KindDescriptor>& kinds) {
    std::vector<FieldTable> tables;
    for (const auto& kind : kinds) {
        std::map<std::string, double> numbers;
        std::map<std::string, std::string> names;
        FieldLister lister;
        visit_attributes(kind, numbers, names, lister);
        tables.push_back({kind.name, kind.meaning, to_rows(lister)});
    }
    return tables;
}

std::string table_text(const FieldTable& table) {
    std::string heading = "  ";
    std::vector<std::string> lines(table.rows.size(), "  ");
    for (const auto& [title, column] : columns) {
        const std::size_t width = width_of(table, title, column);
        if (width == 0) continue;
        heading += fmt::format("{:<{}}  ", title, width);
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i] += fmt::format("{:<{}}  ", table.rows[i].*column, width);
    }
    std::string text = table.name + ": " + table.meaning + "\n";
    if (!table.rows.empty()) lines.insert(lines.begin(), heading);
    for (const auto& line : lines) {
        if (table.rows.empty()) break;
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

}  // namespace backlash
