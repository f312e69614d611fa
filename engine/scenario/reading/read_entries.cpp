#include "scenario/reading/read_entries.hpp"

#include <algorithm>
#include <utility>

#include "base/nearest_name.hpp"
#include "scenario/fields/fields.hpp"
#include "scenario/notation/relative_time.hpp"
#include "scenario/reading/field_reader.hpp"

namespace backlash {

using document::Entry;
using document::Node;

namespace {

constexpr std::size_t most_entries = 1000;

// The kind that `key` of the entry names; null, after a complaint, when there is none.
const KindDescriptor* kind_of(const Entry& entry, const char* key, const std::vector<KindDescriptor>& kinds,
                              const std::string& path, ReadingContext& context) {
    if (const auto* written = entry.value.find(key))
        return read_kind(*written, path + "." + key, kinds, context);
    context.complaints.add(entry.where.position(), path + "." + key + " is missing");
    return nullptr;
}

bool check_is_map(const Entry& entry, const std::string& path, ReadingContext& context) {
    if (entry.value.is_map()) return true;
    context.complaints.add(
        entry.value.kind == Node::Kind::null ? entry.where.position() : entry.value.where.position(),
        path + " is " + in_words(entry.value), "keys with values");
    return false;
}

// When the kind is not known, what all kinds have in common is checked nevertheless.
void read_fields(EventValues& event, const KindDescriptor* kind, const Entry& entry, FieldReader& reader) {
    const bool has_actor = entry.value.find("by") != nullptr;
    const KindDescriptor unknown{.name = {}, .meaning = {}, .attributes = {}, .has_actor = has_actor};
    reader.allow("kind");
    if (entry.value.find("when") != nullptr) reader.allow("at");
    visit_event(event, kind == nullptr ? unknown : *kind, reader);
    if (kind == nullptr) return;
    event.kind = kind->name;
    reader.refuse_unknown_keys();
}

void check_time(const EventValues& event, const KindDescriptor* kind, const Entry& entry,
                const std::string& path, ReadingContext& context) {
    const bool has_time = entry.value.find("at") != nullptr;
    const bool has_trigger = entry.value.find("when") != nullptr;
    const auto complain = [&](const std::string& what, const std::string& expected) {
        context.complaints.add(entry.where.position(), path + what, expected);
    };
    if (has_time && has_trigger) {
        complain(" has two times", "either at or when");
    } else if (event.waits() && kind != nullptr && !kind->has_actor) {
        complain(" cannot wait for the course of the run, being a " + kind->name, "a time known beforehand");
    }
}

void check_bounds(const TargetValues& target, const Entry& entry, const std::string& path,
                  ReadingContext& context) {
    const auto has = [&](const char* key) { return entry.value.find(key) != nullptr; };
    const auto complain = [&](const std::string& what, const std::string& expected) {
        context.complaints.add(entry.where.position(), path + what, expected);
    };
    if (has("between") && (has("at_least") || has("at_most"))) {
        complain(" has its bounds twice", "either between or at_least and at_most");
    } else if (!has("between") && !has("at_least") && !has("at_most")) {
        complain(" has no bounds", "between, at_least or at_most");
    } else if (target.at_least && target.at_most && *target.at_least > *target.at_most) {
        complain(" has a lower bound above its upper bound", "the smaller value first");
    }
}

}  // namespace

const KindDescriptor* read_kind(const Entry& written, const std::string& path,
                                const std::vector<KindDescriptor>& kinds, ReadingContext& context) {
    const auto* kind = written.value.is_scalar() ? find_kind(kinds, written.value.scalar) : nullptr;
    if (kind != nullptr) return kind;
    std::vector<std::string> names;
    for (const auto& known : kinds) names.push_back(known.name);
    context.complaints.add(written.value.where.position(),
                           path + ": " + in_words(written.value) + " is unknown", one_of(names),
                           nearest_name(written.value.scalar, names));
    return nullptr;
}

std::vector<std::string> usable_ids(const Node& root, const Section& section, std::size_t most,
                                    ReadingContext& context) {
    std::vector<std::string> ids;
    const auto* map = root.find(section.key);
    if (map == nullptr || map->value.kind == Node::Kind::null) return ids;
    if (map->value.is_scalar() && map->value.scalar == "none") return ids;  // takes away all that a base has
    if (!map->value.is_map()) {
        context.complaints.add(map->value.where.position(), section.key + " is " + in_words(map->value),
                               "a map from ids to entries");
        return ids;
    }
    for (const auto& entry : map->value.entries) {
        const bool reserved = entry.key == "start" || entry.key == "onset" || entry.key == "none";
        if (ids.size() == most) {
            context.complaints.add(entry.where.position(), "too many " + section.key,
                                   "at most " + std::to_string(most));
            break;
        }
        if (!is_name(entry.key)) {
            context.complaints.add(entry.where.position(),
                                   key_in_words(entry) + " cannot name one of the " + section.key,
                                   "a letter, then letters, digits and _, at most 64");
        } else if (reserved) {
            context.complaints.add(entry.where.position(), key_in_words(entry) + " has a meaning of its own",
                                   "another name");
        } else {
            ids.push_back(entry.key);
        }
    }
    return ids;
}

std::vector<ActorValues> read_actors(const Node& root, ReadingContext& context) {
    std::vector<ActorValues> actors;
    for (const auto& id : context.actor_ids) {
        const Entry& entry = *root.find("actors." + id);
        const std::string path = "actors." + id;
        if (!check_is_map(entry, path, context)) continue;
        auto& actor = actors.emplace_back();
        actor.id = id;
        FieldReader reader(entry.value, path, context);
        visit_actor(actor, reader);
        reader.refuse_unknown_keys();
    }
    return actors;
}

std::vector<EventValues> read_events(const Node& root, const Catalogue& catalogue, ReadingContext& context) {
    std::vector<EventValues> events;
    for (const auto& id : context.event_ids) {
        const std::string path = "events." + id;
        const Entry& entry = *root.find(path);
        if (!check_is_map(entry, path, context)) continue;
        auto& event = events.emplace_back();
        event.id = id;
        event.where = entry.where.position();
        const auto* kind = kind_of(entry, "kind", catalogue.events, path, context);
        FieldReader reader(entry.value, path, context);
        read_fields(event, kind, entry, reader);
        check_time(event, kind, entry, path, context);
    }
    return events;
}

std::vector<TargetValues> read_targets(const Node& root, const Catalogue& catalogue,
                                       ReadingContext& context) {
    std::vector<TargetValues> targets;
    for (const auto& id : usable_ids(root, targets_section(), most_entries, context)) {
        const std::string path = "targets." + id;
        const Entry& entry = *root.find(path);
        if (!check_is_map(entry, path, context)) continue;
        TargetValues target;
        target.id = id;
        target.where = entry.where.position();
        if (const auto* measure = kind_of(entry, "measure", catalogue.measures, path, context)) {
            FieldReader reader(entry.value, path, context);
            visit_target(target, *measure, reader);
            reader.refuse_unknown_keys();
        }
        check_bounds(target, entry, path, context);
        targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace backlash
