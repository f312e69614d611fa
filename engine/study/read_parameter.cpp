#include "study/read_parameter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/nearest_name.hpp"
#include "scenario/document/flow_text.hpp"
#include "scenario/notation/excerpt.hpp"
#include "scenario/notation/relative_time.hpp"
#include "scenario/reading/field_reader.hpp"
#include "study/parameter_value.hpp"

namespace backlash {

using document::Entry;
using document::Node;

namespace {

constexpr std::uint32_t most_steps = 10'000;

// Reads one parameter; the keys of its map are spread over the functions below.
class ParameterReader {
  public:
    ParameterReader(const Entry& entry, const ParameterContext& context)
        : entry_(entry), context_(context), reader_(entry.value, "parameters." + entry.key, context.reading) {
        for (const char* key : {"paths", "values", "levels", "range"}) reader_.allow(key);
    }

    StudyParameter read() {
        parameter_.name = entry_.key.substr(entry_.key.rfind('.') + 1);
        parameter_.where = entry_.where.position();
        if (!is_name(parameter_.name)) {
            complain(entry_.where, key_in_words(entry_) + " cannot name a parameter",
                     "a letter, then letters, digits and _, at most 64; or a key of the scenario");
        }
        read_paths();
        read_values();
        reader_.refuse_unknown_keys();
        return std::move(parameter_);
    }

  private:
    void complain(const document::Place& where, const std::string& what, const std::string& expected = {},
                  const std::string& suggestion = {}) {
        context_.reading.complaints.add(where.position(), what, expected, suggestion);
    }

    std::string in_parameter(const std::string& key) const { return "parameters." + entry_.key + "." + key; }

    const Node* find(std::string_view key) const {
        const auto* found = entry_.value.find(key);
        return found == nullptr ? nullptr : &found->value;
    }

    void read_paths() {
        const Node* path = find("path");
        const Node* paths = find("paths");
        std::string single;
        reader_.text({.key = "path", .quantity = Quantity::text}, single);
        if (path != nullptr && paths != nullptr) complain(paths->where, "path and paths", "one of the two");
        if (paths != nullptr && !paths->is_list()) {
            complain(paths->where, in_parameter("paths") + " is " + in_words(*paths), "a list of keys");
        } else if (paths != nullptr) {
            for (const auto& item : paths->items) add_path(item.scalar, item.where);
        } else if (path != nullptr) {
            add_path(single, path->where);
        } else if (entry_.key.find('.') != std::string::npos && find("levels") == nullptr) {
            add_path(entry_.key, entry_.where);
        }
        if (!parameter_.paths.empty()) describe_numbers(parameter_.paths.front());
    }

    void add_path(const std::string& path, const document::Place& where) {
        if (path.empty()) return complain(where, in_parameter("path") + " is not a key", "events.apology.at");
        check_event(path, where);
        parameter_.paths.push_back(path);
    }

    // The reader of scenarios would take the path for a new event and complain of what that lacks.
    void check_event(const std::string& path, const document::Place& where) {
        constexpr std::string_view events = "events.";
        if (!path.starts_with(events)) return;
        const auto id = path.substr(events.size(), path.find('.', events.size()) - events.size());
        const auto& known = context_.base.events;
        if (std::ranges::find(known, id, &EventValues::id) != known.end()) return;
        std::vector<std::string> paths;
        for (const auto& event : known)
            paths.push_back("events." + event.id + path.substr(events.size() + id.size()));
        complain(where, excerpt(path) + " is of no event of the base", one_of(paths),
                 nearest_name(path, paths));
    }

    // Unit, and whether only whole numbers make sense.
    void describe_numbers(const std::string& path) {
        const auto key = std::ranges::find(context_.keys, path, &ListedField::path);
        if (key == context_.keys.end()) return;
        parameter_.unit = key->field.unit;
        parameter_.is_whole = key->notation == Notation::integer || key->field.quantity == Quantity::integer;
    }

    void read_values() {
        const Node* values = find("values");
        const Node* levels = find("levels");
        const Node* range = find("range");
        const int given = (values != nullptr) + (levels != nullptr) + (range != nullptr);
        if (given > 1) complain(entry_.where, "more than one of values, levels and range", "one of them");
        const bool needs_path = values != nullptr || range != nullptr;
        if (needs_path && parameter_.paths.empty()) {
            complain(entry_.where, "parameters." + entry_.key + " has no path",
                     "path: the key of the scenario that gets the values");
        }
        if (levels != nullptr && !parameter_.paths.empty()) {
            complain(levels->where, "levels beside a path", "levels alone: each says which keys it changes");
        }
        read_range_keys(range);
        if (values != nullptr) read_list(*values);
        if (levels != nullptr) read_levels(*levels);
        check_labels();
    }

    void read_list(const Node& values) {
        if (!values.is_list() || values.items.empty()) {
            return complain(values.where, in_parameter("values") + " is " + in_words(values),
                            "a list of values");
        }
        for (const auto& item : values.items) {
            parameter_.values.push_back(plain_value(parameter_, item, item.where.position()));
        }
        number_values(parameter_, context_.base.market.currency);
    }

    void read_levels(const Node& levels) {
        if (!levels.is_map() || levels.entries.empty()) {
            return complain(levels.where, in_parameter("levels") + " is " + in_words(levels),
                            "names, each with a map of keys: {kept: {}, removed: {events.penalty: none}}");
        }
        parameter_.is_categorical = true;
        parameter_.unit.clear();
        for (const auto& level : levels.entries) {
            ParameterValue value{.label = level.key, .number = static_cast<double>(parameter_.values.size())};
            if (!level.value.is_map()) {
                complain(level.value.where,
                         in_parameter("levels." + level.key) + " is " + in_words(level.value),
                         "a map of keys, {} for none");
            }
            for (const auto& change : level.value.entries) {
                value.overrides.push_back(
                    {change.key + "=" + flow_text(change.value), change.value.where.position()});
            }
            parameter_.values.push_back(std::move(value));
        }
    }

    void check_labels() {
        std::set<std::string> labels;
        for (const auto& value : parameter_.values) {
            if (labels.insert(value.label).second) continue;
            const auto& where = value.overrides.empty() ? parameter_.where : value.overrides.front().where;
            context_.reading.complaints.add(where, excerpt(value.label) + " is there twice",
                                            "each value once");
        }
    }

    void read_range_keys(const Node* range) {
        std::uint32_t steps = 0;
        std::string scale = "linear";
        reader_.integer({.key = "steps", .range = {2, most_steps}}, steps);
        reader_.choice({.key = "scale", .options = {"linear", "log"}}, scale);
        if (range == nullptr) {
            for (const char* key : {"steps", "scale"}) {
                if (const auto* found = entry_.value.find(key))
                    complain(found->where, std::string(key) + " without a range", "range: [least, most]");
            }
            return;
        }
        const bool is_prior = range->is_scalar() && range->scalar == "prior";
        auto read = is_prior ? prior_range(*range) : written_range(*range);
        if (!read) return;
        read->is_logarithmic = scale == "log";
        if (read->is_logarithmic && read->low <= 0.0) {
            complain(range->where, in_parameter("range") + " reaches 0 or less on a logarithmic scale",
                     "two numbers above 0");
        }
        if (!read->form.anchor.empty() || read->form.is_duration || parameter_.unit.empty())
            parameter_.unit = read->form.unit();
        parameter_.range = std::move(read);
        if (steps > 0) expand_steps(steps, range->where.position());
    }

    // The ends of the range that calibration explores.
    std::optional<ParameterRange> prior_range(const Node& range) {
        const auto key = parameter_.paths.size() != 1
                             ? context_.keys.end()
                             : std::ranges::find(context_.keys, parameter_.paths[0], &ListedField::path);
        if (key == context_.keys.end() || !key->field.prior) {
            complain(range.where, in_parameter("range") + ": no range is known for this key",
                     "[least, most]; `backlash describe` says which keys have one");
            return std::nullopt;
        }
        return ParameterRange{.low = key->field.prior->minimum,
                              .high = key->field.prior->maximum,
                              .form = {.is_duration = key->field.quantity == Quantity::duration}};
    }

    std::optional<ParameterRange> written_range(const Node& range) {
        const char* expected =
            "[least, most], both in the same unit: [0, .6], [18 h, 72 h], [onset, onset + 2 days]";
        if (!range.is_list() || range.items.size() != 2) {
            complain(range.where, in_parameter("range") + " is " + in_words(range), expected);
            return std::nullopt;
        }
        std::array<std::optional<WrittenNumber>, 2> ends;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            ends[i] = parse_written_number(range.items[i].scalar, context_.base.market.currency);
            if (!ends[i]) {
                complain(range.items[i].where,
                         in_parameter("range") + ": " + in_words(range.items[i]) + " is no number", expected);
            }
        }
        if (!ends[0] || !ends[1]) return std::nullopt;
        if (ends[0]->form != ends[1]->form || !(ends[0]->number < ends[1]->number)) {
            complain(range.where, in_parameter("range") + " does not go from less to more", expected);
            return std::nullopt;
        }
        return ParameterRange{.low = ends[0]->number, .high = ends[1]->number, .form = ends[0]->form};
    }

    void expand_steps(std::uint32_t steps, const SourcePosition& where) {
        for (std::uint32_t i = 0; i < steps; ++i) {
            const double u = static_cast<double>(i) / (steps - 1);
            parameter_.values.push_back(value_in_range(parameter_, *parameter_.range, u));
            for (auto& change : parameter_.values.back().overrides) change.where = where;
        }
        parameter_.range.reset();
    }

    const Entry& entry_;
    const ParameterContext& context_;
    FieldReader reader_;
    StudyParameter parameter_;
};

}  // namespace

StudyParameter read_parameter(const Entry& entry, const ParameterContext& context) {
    if (!entry.value.is_map()) {
        context.reading.complaints.add(entry.where.position(),
                                       "parameters." + entry.key + " is " + in_words(entry.value),
                                       "keys with values: {path: events.apology.at, values: […]}");
        return {.name = entry.key, .where = entry.where.position()};
    }
    return ParameterReader(entry, context).read();
}

}  // namespace backlash
