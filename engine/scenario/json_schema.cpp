#include "scenario/json_schema.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/fields/fields.hpp"
#include "scenario/listing/field_lister.hpp"
#include "scenario/listing/json_text.hpp"
#include "scenario/listing/value_schema.hpp"

namespace backlash {
namespace {

using json::array;
using json::Members;
using json::object;
using json::quote;

// Properties from fields; keys with a dot become objects.
Members to_properties(const std::vector<ListedField>& fields) {
    Members properties;
    std::vector<std::string> done;
    for (const auto& listed : fields) {
        const auto& key = listed.field.key;
        const auto dot = key.find('.');
        const auto head = key.substr(0, dot);
        if (std::find(done.begin(), done.end(), head) != done.end()) continue;
        done.push_back(head);
        if (dot == std::string::npos) {
            properties.emplace_back(key, value_schema(listed));
            continue;
        }
        std::vector<ListedField> inner;
        for (const auto& other : fields) {
            if (!other.field.key.starts_with(head + ".")) continue;
            inner.push_back(other);
            inner.back().field.key = other.field.key.substr(head.size() + 1);
        }
        properties.emplace_back(head, closed_object(to_properties(inner)));
    }
    return properties;
}

// A map whose entries, by id, all look alike; an extending file may take away one or all with `none`.
std::string entries_schema(const Section& section, const std::string& entry) {
    const auto none = object({{"const", quote("none")}});
    const auto entries = object({{"type", quote("object")},
                                 {"propertyNames", object({{"pattern", quote("^[A-Za-z][A-Za-z0-9_]*$")}})},
                                 {"additionalProperties", object({{"anyOf", array({none, entry})}})}});
    return object({{"description", quote(section.meaning)}, {"anyOf", array({none, entries})}});
}

// Which other keys an entry has depends on what `selector` says.
template <typename Visit>
std::string kinds_schema(const std::vector<KindDescriptor>& kinds, const std::string& selector,
                         const Visit& visit) {
    std::vector<std::string> names;
    std::vector<std::string> cases;
    for (const auto& kind : kinds) {
        names.push_back(quote(kind.name));
        FieldLister lister;
        visit(kind, lister);
        const auto is_kind =
            object({{"properties", object({{selector, object({{"const", quote(kind.name)}})}})},
                    {"required", array({quote(selector)})}});
        cases.push_back(object({{"if", is_kind}, {"then", closed_object(to_properties(lister.fields()))}}));
    }
    Members schema = {{"type", quote("object")}};
    if (kinds.empty()) return object(schema);
    schema.emplace_back("properties", object({{selector, object({{"enum", array(names)}})}}));
    schema.emplace_back("allOf", array(cases));
    return object(schema);
}

std::string actor_schema() {
    FieldLister lister;
    ActorValues actor;
    visit_actor(actor, lister);
    return closed_object(to_properties(lister.fields()));
}

Members section_schemas() {
    Scenario defaults;
    FieldLister sections;
    visit_sections(defaults, sections);
    Members schemas;
    for (const auto& section : sections.sections()) {
        std::vector<ListedField> fields;
        for (const auto& listed : sections.fields()) {
            if (listed.path.starts_with(section.key + ".")) fields.push_back(listed);
        }
        schemas.emplace_back(section.key, closed_object(to_properties(fields), section.meaning));
    }
    return schemas;
}

// The keys of the crisis, each with its schema.
Members crisis_properties(const Catalogue& catalogue) {
    FileHeader header;
    Scenario defaults;
    FieldLister top;
    visit_header(header, top);
    visit_general(defaults, top);
    Members properties = to_properties(top.fields());
    for (auto& section : section_schemas()) properties.push_back(std::move(section));
    const auto visit_any_event = [](const KindDescriptor& kind, FieldVisitor& visitor) {
        EventValues event;
        visit_event(event, kind, visitor);
    };
    const auto visit_any_target = [](const KindDescriptor& measure, FieldVisitor& visitor) {
        TargetValues target;
        visit_target(target, measure, visitor);
    };
    properties.emplace_back("actors", entries_schema(actors_section(), actor_schema()));
    properties.emplace_back(
        "events", entries_schema(events_section(), kinds_schema(catalogue.events, "kind", visit_any_event)));
    properties.emplace_back(
        "targets",
        entries_schema(targets_section(), kinds_schema(catalogue.measures, "measure", visit_any_target)));
    return properties;
}

Members classic_properties(const KindDescriptor& model, const Catalogue& catalogue) {
    FileHeader header;
    Scenario defaults;
    FieldLister top;
    visit_header(header, top);
    visit_classic_general(defaults, model, top);
    FieldLister parameters;
    visit_parameters(defaults, model, parameters);
    Members properties = to_properties(top.fields());
    properties.emplace_back("network", kinds_schema(catalogue.generators, "generator",
                                                    [&](const KindDescriptor& kind, FieldVisitor& v) {
                                                        Scenario any;
                                                        any.classic.generator = kind.name;
                                                        visit_classic_network(any, catalogue.generators, v);
                                                    }));
    properties.emplace_back("parameters", closed_object(to_properties(parameters.fields())));
    return properties;
}

// Which keys there are depends on `model`; without it the scenario is about the crisis.
Members by_model(const Catalogue& catalogue) {
    const auto if_then = [](const std::string& condition, const std::string& consequence) {
        return object({{"if", condition}, {"then", consequence}});
    };
    const auto model_is = [](const std::string& value) {
        return object({{"properties", object({{"model", value}})}, {"required", array({quote("model")})}});
    };
    std::vector<std::string> names = {quote(crisis_model)};
    std::vector<std::string> cases;
    for (const auto& model : catalogue.models) {
        names.push_back(quote(model.name));
        cases.push_back(if_then(model_is(object({{"const", names.back()}})),
                                closed_object(classic_properties(model, catalogue))));
    }
    const std::vector<std::string> classics(names.begin() + 1, names.end());
    const auto is_crisis = object({{"not", model_is(object({{"enum", array(classics)}}))}});
    cases.push_back(if_then(is_crisis, closed_object(crisis_properties(catalogue))));
    return {{"properties", object({{"model", object({{"enum", array(names)}})}})}, {"allOf", array(cases)}};
}

}  // namespace

std::string json_schema(const Catalogue& catalogue) {
    Members schema = {{"$schema", quote("http://json-schema.org/draft-07/schema#")},
                      {"title", quote("backlash scenario")},
                      {"type", quote("object")},
                      {"required", array({quote("backlash")})}};
    for (auto& member : by_model(catalogue)) schema.push_back(std::move(member));
    return json::indent(object(schema));
}

}  // namespace backlash
