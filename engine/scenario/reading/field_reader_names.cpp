// The fields of FieldReader that are words: texts, choices, references to actors and events.
#include <algorithm>
#include <filesystem>

#include "base/nearest_name.hpp"
#include "scenario/reading/field_reader.hpp"

namespace backlash {

using document::Node;

namespace {

const std::vector<std::string>& all_groups() {
    static const std::vector<std::string> names(group_names.begin(), group_names.end());
    return names;
}

std::vector<std::string> all_account_types() {
    return {account_type_names.begin(), account_type_names.end()};
}

// A path written in another file, as seen from the folder of the scenario file.
std::string seen_from(const std::filesystem::path& folder, const Node& node) {
    const std::filesystem::path path = node.scalar;
    const std::filesystem::path written_in = std::filesystem::path(*node.where.file).parent_path();
    const bool is_override = node.where.line == 0;
    if (path.empty() || path.is_absolute() || is_override || written_in == folder) return node.scalar;
    const auto base = folder.empty() ? std::filesystem::path(".") : folder;
    return (written_in / path).lexically_normal().lexically_proximate(base).string();
}

}  // namespace

void FieldReader::check_name(const Node& node, const Field& field, const std::vector<std::string>& known,
                             std::string_view what) {
    if (std::find(known.begin(), known.end(), node.scalar) != known.end() || context_.complaints.full())
        return;
    const auto near = nearest_name(node.scalar, known);
    constexpr std::size_t most_listed = 12;
    const bool listed = !known.empty() && known.size() <= most_listed;
    misread(node, field.key, "is no " + std::string(what), listed ? one_of(known) : std::string{}, near);
}

void FieldReader::text(const Field& field, std::string& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_scalar()) return misread(*node, field.key, "is not one value", "a text");
    value = field.is_path ? seen_from(context_.folder, *node) : node->scalar;
    if (field.quantity == Quantity::event && !value.empty()) {
        check_name(*node, field, context_.event_ids, "event of this scenario");
    }
    if (field.quantity == Quantity::group) check_name(*node, field, all_groups(), "group");
}

void FieldReader::choice(const Field& field, std::string& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_scalar()) return misread(*node, field.key, "is not one value", one_of(field.options));
    check_name(*node, field, field.options, field.key);
    value = node->scalar;
}

void FieldReader::account_type(const Field& field, AccountType& value) {
    std::string name;
    choice(field, name);
    const auto found = std::find(account_type_names.begin(), account_type_names.end(), name);
    if (found != account_type_names.end())
        value = static_cast<AccountType>(found - account_type_names.begin());
}

void FieldReader::actor(const Field& field, std::optional<ActorReference>& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    value.emplace();
    if (node->is_scalar()) {
        value->name = node->scalar;
        check_name(*node, field, context_.actor_ids, "actor");
    } else if (node->is_map()) {
        FieldReader inner(*node, path_of(field.key), context_);
        inner.account_type(
            {.key = "type", .meaning = "a kind of account", .required = true, .options = all_account_types()},
            value->type);
        inner.integer({.key = "rank", .range = {1, 4e9}}, value->rank);
        inner.refuse_unknown_keys();
    } else {
        misread(*node, field.key, "is not an actor", "the name of an actor, or {type: core, rank: 5}");
    }
}

}  // namespace backlash
