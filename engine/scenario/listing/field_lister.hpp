// The fields that a declaration shows, as a list with their values in the notation of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/fields/field_visitor.hpp"
#include "scenario/notation/scenario_clock.hpp"

namespace backlash {

// How a field is written.
enum class Notation {
    number,
    integer,
    flag,
    text,
    choice,
    parts,
    number_list,
    date_list,
    zoned_time,
    paths,
    trigger,
    actor,
    bound,
    bounds
};

struct ListedField {
    std::string path;  // "network.accounts"
    Field field;
    Notation notation = Notation::number;
    std::string value;  // as YAML; empty: nothing is written
};

class FieldLister : public FieldVisitor {
  public:
    // Paths begin with `prefix`, "events.apology." for example; times are written by the clock.
    explicit FieldLister(const ScenarioClock& clock = {}, std::string prefix = {})
        : clock_(clock), prefix_(std::move(prefix)) {}

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

    const std::vector<ListedField>& fields() const { return fields_; }
    const std::vector<Section>& sections() const { return sections_; }

  private:
    void add(const Field& field, Notation notation, std::string value) {
        fields_.push_back({prefix_ + field.key, field, notation, std::move(value)});
    }
    std::string write(const Field& field, double value) const;

    ScenarioClock clock_;
    std::string prefix_;
    std::vector<ListedField> fields_;
    std::vector<Section> sections_;
};

// In double quotes, with escapes where YAML needs them.
std::string quote_text(std::string_view text);

}  // namespace backlash
