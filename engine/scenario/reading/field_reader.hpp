// Reads and checks the fields of one map of a document.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "scenario/document/node.hpp"
#include "scenario/fields/field_visitor.hpp"
#include "scenario/reading/reading_context.hpp"

namespace backlash {

// Fields that the map does not have, or has wrong, keep their values. All mistakes go to the context's
// complaints.
class FieldReader : public FieldVisitor {
  public:
    // `name` of the map in messages: "network", "events.apology"; empty at the top.
    FieldReader(const document::Node& map, std::string name, ReadingContext& context)
        : map_(map), name_(std::move(name)), context_(context) {}

    void number(const Field& field, double& value) override;
    void integer(const Field& field, std::uint64_t& value) override;
    void integer(const Field& field, std::uint32_t& value) override;
    void flag(const Field& field, bool& value) override;
    void text(const Field& field, std::string& value) override;
    void choice(const Field& field, std::string& value) override;
    void account_type(const Field& field, AccountType& value) override;
    void parts(const Field& field, std::span<double> values) override;
    void numbers(const Field& field, std::vector<double>& values) override;
    void dates(const Field& field, std::vector<std::string>& values) override;
    void start(const Field& field, std::int64_t& unix_seconds, int& zone_offset_minutes) override;
    void paths(const Field& field, std::map<std::string, std::vector<FactorPoint>>& values) override;
    void event_time(const Field& field, double& time, std::string& after) override;
    void trigger(const Field& field, std::optional<Trigger>& value) override;
    void actor(const Field& field, std::optional<ActorReference>& value) override;
    void bound(const Field& field, std::optional<double>& value) override;
    void bounds(const Field& field, std::optional<double>& least, std::optional<double>& most) override;
    void section(const Section& section, const std::function<void(FieldVisitor&)>& fields) override;

    // A key that is read elsewhere; its field, when asked for, is left alone.
    void allow(const std::string& key) { known_.insert(key); }

    // Complains of keys that no field has asked for. Call last.
    void refuse_unknown_keys() const { refuse_unknown_keys(map_, {}); }

  private:
    const document::Node* find(const Field& field);         // null when absent; complains if required
    const document::Node* find_scalar(const Field& field);  // and complains of a list or map
    std::string path_of(std::string_view key) const;        // "network.accounts"
    void misread(const document::Node& node, std::string_view key, const std::string& problem,
                 const std::string& expected, const std::string& suggestion = {}) const;
    std::optional<double> read_number(const document::Node& node, const Field& field, std::string_view key);
    std::optional<FactorPoint> read_point(const document::Node& node, const Field& field,
                                          std::string_view key);
    void check_name(const document::Node& node, const Field& field, const std::vector<std::string>& known,
                    std::string_view what);
    void refuse_unknown_keys(const document::Node& map, const std::string& prefix) const;
    void refuse_key(const document::Entry& entry, const std::string& prefix,
                    const std::vector<std::string>& known) const;

    const document::Node& map_;
    std::string name_;
    ReadingContext& context_;
    std::set<std::string> known_;
};

}  // namespace backlash
