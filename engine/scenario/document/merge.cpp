#include "scenario/document/merge.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/nearest_name.hpp"
#include "scenario/notation/excerpt.hpp"

namespace backlash::document {
namespace {

bool has_entries_by_id(std::string_view section) {
    return section == "events" || section == "actors" || section == "targets";
}

bool is_removal(const Node& node) {
    return node.is_scalar() && node.scalar == "none";
}

void complain_of_absence(const Entry& entry, const Node& base, std::string_view section,
                         Complaints& complaints) {
    if (complaints.full()) return;
    std::vector<std::string> known;
    for (const auto& candidate : base.entries) known.push_back(candidate.key);
    complaints.add(entry.where.position(), "nothing called " + excerpt(entry.key) + " to take away",
                   "one of the " + std::string(section) + " of the file that this one extends",
                   nearest_name(entry.key, known));
}

// Lays map over map; `section` is the key whose values these maps are, empty at the top.
void merge_into(Node& base, Node over, std::string_view section, Complaints& complaints) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < base.entries.size(); ++i) index.emplace(base.entries[i].key, i);
    for (auto& entry : over.entries) {
        const auto found = index.find(entry.key);
        if (has_entries_by_id(section) && is_removal(entry.value)) {
            if (found == index.end()) {
                complain_of_absence(entry, base, section, complaints);
            } else {
                base.entries[found->second].value = std::move(entry.value);
            }
        } else if (found == index.end()) {
            base.entries.push_back(std::move(entry));
        } else if (Entry& old = base.entries[found->second]; old.value.is_map() && entry.value.is_map()) {
            old.where = entry.where;
            const std::string_view inner = section.empty() ? std::string_view(old.key) : "entry";
            merge_into(old.value, std::move(entry.value), inner, complaints);
        } else {
            old.where = entry.where;
            old.value = std::move(entry.value);
        }
    }
    if (has_entries_by_id(section)) {
        std::erase_if(base.entries, [](const Entry& entry) { return is_removal(entry.value); });
    }
}

}  // namespace

Node merge(Node base, Node over, Complaints& complaints) {
    if (!base.is_map() || !over.is_map()) return over;
    if (over.where.line > 0) base.where = over.where;  // where missing keys are missed: not in an override
    merge_into(base, std::move(over), {}, complaints);
    return base;
}

}  // namespace backlash::document
