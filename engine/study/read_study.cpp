#include "study/read_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "base/nearest_name.hpp"
#include "scenario/document/flow_text.hpp"
#include "scenario/document/parse_document.hpp"
#include "scenario/document/read_text.hpp"
#include "scenario/fields/fields.hpp"
#include "scenario/notation/excerpt.hpp"
#include "scenario/reading/field_reader.hpp"
#include "study/design.hpp"
#include "study/read_case.hpp"
#include "study/read_parameter.hpp"
#include "study/studied_model.hpp"

namespace backlash {

using document::Node;

namespace {

constexpr std::size_t most_parameters = 1000;

const std::vector<std::string>& keep_names() {
    static const std::vector<std::string> names = {"objectives", "indicators", "series"};
    return names;
}

// Relative to the study file.
void find_base(Study& study, const std::string& written, const Node& root, ReadingContext& context) {
    if (written.empty()) return;
    const auto path = (context.folder / written).lexically_normal();
    std::error_code unreadable;
    if (std::filesystem::is_regular_file(path, unreadable)) {
        study.base = path;
    } else {
        context.complaints.add(root.find("base")->value.where.position(),
                               "base: there is no file " + excerpt(path.string()),
                               "a scenario file, relative to this one");
    }
}

void read_general(Study& study, FieldReader& top, const Node& root, ReadingContext& context) {
    std::uint32_t version = study_format_version;
    std::string base;
    std::string keep = "indicators";
    top.integer(
        {.key = "backlash_study", .range = {1, 1}, .meaning = "version of the format", .required = true},
        version);
    top.text({.key = "name", .quantity = Quantity::text}, study.name);
    top.text({.key = "title", .quantity = Quantity::text}, study.title);
    top.text({.key = "base", .quantity = Quantity::text, .meaning = "the scenario to vary", .required = true},
             base);
    top.integer({.key = "seed"}, study.seed);
    top.integer({.key = "replicates", .range = {1, 1e6}}, study.replicates);
    top.flag({.key = "common_random_numbers"}, study.common_random_numbers);
    top.choice({.key = "keep", .options = keep_names()}, keep);
    const auto kept = std::ranges::find(keep_names(), keep);
    if (kept != keep_names().end()) study.keep = static_cast<Keep>(kept - keep_names().begin());
    find_base(study, base, root, context);
    if (const auto* seed = root.find("seed"))
        study.set.push_back({fmt::format("seed={}", study.seed), seed->value.where.position()});
}

void read_set(Study& study, const Node& root, ReadingContext& context) {
    const auto* set = root.find("set");
    if (set == nullptr) return;
    if (!set->value.is_map()) {
        context.complaints.add(set->where.position(), "set is " + in_words(set->value),
                               "a map of keys of the scenario: {network.accounts: 20000}");
        return;
    }
    for (const auto& change : set->value.entries) {
        study.set.push_back({change.key + "=" + flow_text(change.value), change.value.where.position()});
    }
}

// The base, or nothing after complaints.
std::optional<Scenario> try_base(const Study& study, const Catalogue& catalogue, ReadingContext& context) {
    if (study.base.empty()) return std::nullopt;
    try {
        return read_base(study, catalogue);
    } catch (const InputError& error) {
        for (const auto& complaint : error.complaints()) context.complaints.add(complaint);
        return std::nullopt;
    }
}

// No two may change the same key, or have the same name.
void check_apart(const Study& study, ReadingContext& context) {
    std::map<std::string, std::string> owners;  // of paths
    std::map<std::string, bool> names;
    for (const auto& parameter : study.parameters) {
        if (!names.emplace(parameter.name, true).second) {
            context.complaints.add(parameter.where, "two parameters are called " + excerpt(parameter.name),
                                   "another name, with its key under `path`");
        }
        for (const auto& path : parameter.paths) {
            const auto [owner, is_new] = owners.emplace(path, parameter.name);
            if (!is_new) {
                context.complaints.add(parameter.where, path + " is changed by " + owner->second + " already",
                                       "one parameter a key");
            }
        }
    }
}

void read_parameters(Study& study, const Node& root, const ParameterContext& parameters) {
    ReadingContext& context = parameters.reading;
    const auto* entry = root.find("parameters");
    const bool is_usable = entry != nullptr && entry->value.is_map() && !entry->value.entries.empty();
    if (!is_usable) {
        const auto where = entry == nullptr ? root.where : entry->where;
        context.complaints.add(where.position(),
                               entry == nullptr ? "parameters are missing" : "there are no parameters",
                               "a map of what to vary");
        return;
    }
    for (const auto& parameter : entry->value.entries) {
        if (study.parameters.size() == most_parameters || context.complaints.full()) break;
        study.parameters.push_back(read_parameter(parameter, parameters));
    }
    check_apart(study, context);
}

void read_objectives(Study& study, const Node& root, const Scenario& base, ReadingContext& context) {
    const auto known = known_objectives(base);
    std::vector<std::string> names;
    for (const auto& objective : known) names.push_back(objective.name);
    const auto* entry = root.find("objectives");
    if (entry == nullptr || !entry->value.is_list() || entry->value.items.empty()) {
        const auto where = entry == nullptr ? root.where : entry->where;
        context.complaints.add(where.position(), "objectives are missing",
                               fmt::format("a list such as [{}]; see docs/formats/study.md", names.front()));
        return;
    }
    for (const auto& item : entry->value.items) {
        const auto found = std::ranges::find(known, item.scalar, &Objective::name);
        if (found == known.end()) {
            context.complaints.add(
                item.where.position(), in_words(item) + " is no objective",
                "an indicator, with `.` and a group, day, event or horizon where it has several",
                nearest_name(item.scalar, names));
        } else if (std::ranges::find(study.objectives, *found) != study.objectives.end()) {
            context.complaints.add(item.where.position(), in_words(item) + " is there twice");
        } else {
            study.objectives.push_back(*found);
        }
    }
}

// Parameters lie beside these in the merged file.
void check_names(const Study& study, const Scenario& base, ReadingContext& context) {
    std::vector<std::string> taken = {"case",     "replicate", "time",      "hour",     "group",
                                      "status",   "day",       "event",     "horizon",  "record",
                                      "contrast", "statistic", "parameter", "objective"};
    for (const auto& objective : study.objectives) taken.push_back(objective.name);
    if (study.keep == Keep::series)
        std::ranges::copy(studied_model(base).series_names(base), std::back_inserter(taken));
    for (const auto& parameter : study.parameters) {
        if (std::ranges::find(taken, parameter.name) == taken.end()) continue;
        context.complaints.add(
            parameter.where, excerpt(parameter.name) + " cannot name a parameter: the result has it already",
            "another name, with its key under `path`");
    }
}

void check_values(const Study& study, ReadingContext& context) {
    for (const auto& parameter : study.parameters) {
        if (parameter.range || !parameter.values.empty()) continue;
        context.complaints.add(parameter.where, "it is not said what " + excerpt(parameter.name) + " may be",
                               "values, levels or a range");
    }
}

// `design: grid` or `design: {type: sobol, points: 256}`.
void read_design(Study& study, const Node& root, ReadingContext& context) {
    Node map{.kind = Node::Kind::map, .where = root.where};
    if (const auto* entry = root.find("design")) {
        study.design.where = entry->where.position();
        if (entry->value.is_list()) {
            context.complaints.add(entry->where.position(), "design is a list", "grid, or {type: grid}");
        }
        if (entry->value.is_scalar()) {
            map.entries.push_back({"type", entry->where, entry->value});
        } else {
            map = entry->value;
        }
        map.where = entry->where;
    }
    std::vector<std::string> kinds;
    for (const auto& kind : design_kinds()) kinds.push_back(kind.descriptor.name);
    FieldReader reader(map, "design", context);
    reader.choice({.key = "type", .options = kinds}, study.design.kind);
    if (std::ranges::find(kinds, study.design.kind) == kinds.end()) return;
    const auto& kind = design_kind(study.design.kind);
    visit_attributes(kind.descriptor, study.design.numbers, study.design.names, reader);
    reader.refuse_unknown_keys();
    if (!kind.brings_values) check_values(study, context);
    if (context.complaints.empty()) kind.prepare(study, context.complaints);
}

void read_root(Study& study, const Node& root, const Catalogue& catalogue, ReadingContext& context) {
    FieldReader top(root, {}, context);
    for (const char* key : {"set", "design", "parameters", "objectives"}) top.allow(key);
    read_general(study, top, root, context);
    top.refuse_unknown_keys();
    read_set(study, root, context);
    const auto base = try_base(study, catalogue, context);
    if (!base) return;
    if (root.find("seed") == nullptr) study.seed = base->seed;
    study.currency = base->market.currency;
    read_parameters(study, root, {context, *base, studied_model(*base).keys(*base, catalogue)});
    read_objectives(study, root, *base, context);
    check_names(study, *base, context);
    read_design(study, root, context);
}

}  // namespace

Study read_study(const std::filesystem::path& file, const Catalogue& catalogue) {
    Complaints complaints;
    ReadingContext context{.complaints = complaints, .folder = file.parent_path()};
    const std::vector<std::string> files = {file.string()};
    Study study;
    study.name = file.stem().string();
    study.file = file;
    auto text = document::read_text(file, {}, complaints);
    const auto root = text ? document::parse_document(*text, file.string(), complaints) : std::nullopt;
    complaints.throw_if_any(files);
    study.text = std::move(*text);
    if (!root->is_map()) {
        throw InputError(
            Complaint{root->where.position(), "the file is " + in_words(*root), "keys with values", {}});
    }
    read_root(study, *root, catalogue, context);
    complaints.throw_if_any(files);
    return study;
}

}  // namespace backlash
