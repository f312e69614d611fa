#include "scenario/resolved_yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "scenario/fields/fields.hpp"
#include "scenario/listing/field_lister.hpp"

namespace backlash {
namespace {

// A key with a value, or with keys of its own.
struct Branch {
    std::string key;
    std::string value{};
    std::vector<Branch> branches{};

    void insert(std::string_view path, const std::string& text) {
        const auto dot = path.find('.');
        const auto head = path.substr(0, dot);
        auto child =
            std::find_if(branches.begin(), branches.end(), [&](const Branch& b) { return b.key == head; });
        if (child == branches.end()) child = branches.insert(branches.end(), {.key = std::string(head)});
        if (dot == std::string_view::npos) {
            child->value = text;
        } else {
            child->insert(path.substr(dot + 1), text);
        }
    }

    void print(std::string& text, int depth) const {
        text += fmt::format("{:{}}{}:{}{}\n", "", 2 * depth, key, value.empty() ? "" : " ", value);
        for (const auto& branch : branches) branch.print(text, depth + 1);
    }
};

const KindDescriptor& kind_named(const std::vector<KindDescriptor>& kinds, const std::string& name) {
    const auto* kind = find_kind(kinds, name);
    if (kind == nullptr) throw std::logic_error("the catalogue has no kind '" + name + "'");
    return *kind;
}

}  // namespace

std::string resolved_yaml(const Scenario& scenario, const Catalogue& catalogue) {
    Scenario values = scenario;  // visitors may change what they are shown
    const ScenarioClock clock{scenario.start_unix, scenario.zone_offset_minutes};
    Branch root{};
    const auto insert = [&](const FieldLister& lister) {
        for (const auto& listed : lister.fields()) {
            if (!listed.value.empty()) root.insert(listed.path, listed.value);
        }
    };
    root.insert("backlash", std::to_string(FileHeader{}.format_version));
    FieldLister general(clock);
    if (scenario.is_crisis()) {
        visit_general(values, general);
        visit_sections(values, general);
    } else {
        visit_classic(values, kind_named(catalogue.models, scenario.model), catalogue.generators, general);
    }
    insert(general);
    for (auto& actor : values.actors) {
        FieldLister lister(clock, "actors." + actor.id + ".");
        visit_actor(actor, lister);
        insert(lister);
    }
    for (auto& event : values.events) {
        FieldLister lister(clock, "events." + event.id + ".");
        visit_event(event, kind_named(catalogue.events, event.kind), lister);
        insert(lister);
    }
    for (auto& target : values.targets) {
        FieldLister lister(clock, "targets." + target.id + ".");
        visit_target(target, kind_named(catalogue.measures, target.measure), lister);
        insert(lister);
    }
    std::string text;
    for (const auto& branch : root.branches) branch.print(text, 0);
    return text;
}

}  // namespace backlash
