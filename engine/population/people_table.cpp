#include "population/people_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest_name.hpp"
#include "network/import/fields.hpp"
#include "network/import/line_reader.hpp"
#include "population/people_columns.hpp"
#include "scenario/fields/range_text.hpp"
#include "scenario/notation/excerpt.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash {
namespace {

std::string_view name_of(AccountType type) {
    return account_type_names[static_cast<std::size_t>(type)];
}

// What one line says.
struct Line {
    StatedPerson person;
    std::optional<std::size_t> actor;       // place among the scenario's
    const LineField* actor_cell = nullptr;  // that names it
};

class PeopleReader {
  public:
    PeopleReader(const std::filesystem::path& file, const ExternalIds& ids,
                 std::span<const ActorValues> actors)
        : lines_(file, "a table of people"), ids_(ids), actors_(actors), line_of_account_(ids.accounts()) {
        table_.actor_ids.resize(actors.size());
        line_of_actor_.resize(actors.size());
    }

    StatedPeople read() &&;

  private:
    bool next_line();
    void read_header();
    void read_person();
    void read_cell(const PeopleColumn& column, const LineField& cell, Line& line);
    void read_id(const LineField& cell, StatedPerson& person);
    void read_actor(const LineField& cell, Line& line);
    void read_type(const LineField& cell, StatedPerson& person);
    void read_trait(const PeopleColumn& column, const LineField& cell, StatedPerson& person);
    void settle_actor(Line& line);
    void check_involvement(const StatedPerson& person);
    void complain(const LineField& cell, std::string what, std::string expected = {},
                  std::string suggestion = {}) {
        complaints_.add(lines_.position(cell.column), std::move(what), std::move(expected),
                        std::move(suggestion));
    }

    LineReader lines_;
    const ExternalIds& ids_;
    std::span<const ActorValues> actors_;
    std::vector<std::uint32_t> line_of_account_;  // that states it; 0: none so far
    std::vector<std::uint64_t> line_of_actor_;    // likewise
    std::vector<PeopleColumn> columns_;
    std::vector<LineField> cells_;  // of the current line
    Complaints complaints_;
    StatedPeople table_;
};

StatedPeople PeopleReader::read() && {
    read_header();
    const std::vector<std::string> files = {lines_.file().file};
    complaints_.throw_if_any(files);
    while (!complaints_.full() && next_line()) read_person();
    complaints_.throw_if_any(files);
    std::ranges::sort(table_.people, {}, &StatedPerson::account);
    table_.people.shrink_to_fit();
    return std::move(table_);
}

// Splits the next line that is neither blank nor a comment.
bool PeopleReader::next_line() {
    while (const auto line = lines_.next()) {
        split_fields(*line, cells_);
        if (!cells_.empty()) return true;
    }
    return false;
}

void PeopleReader::read_header() {
    if (next_line()) {
        columns_ = read_people_header(cells_, lines_, complaints_);
    } else {
        complaints_.add(lines_.file(), "there is no header line", "one such as id,type,loyalty");
    }
}

void PeopleReader::read_person() {
    if (cells_.size() != columns_.size()) {
        complaints_.add(lines_.position(0),
                        fmt::format("the line has {} cell{}", cells_.size(), cells_.size() == 1 ? "" : "s"),
                        fmt::format("{}, as in the header line", columns_.size()));
        return;
    }
    const std::size_t before = complaints_.size();
    Line line;
    for (std::size_t k = 0; k < cells_.size(); ++k) read_cell(columns_[k], cells_[k], line);
    if (complaints_.size() > before) return;
    if (line.actor) settle_actor(line);
    check_involvement(line.person);
    table_.people.push_back(line.person);
}

void PeopleReader::read_cell(const PeopleColumn& column, const LineField& cell, Line& line) {
    if (column.kind == PeopleColumnKind::id) return read_id(cell, line.person);
    if (cell.text.empty()) return;
    if (column.kind == PeopleColumnKind::actor) return read_actor(cell, line);
    if (column.kind == PeopleColumnKind::type) return read_type(cell, line.person);
    read_trait(column, cell, line.person);
}

void PeopleReader::read_id(const LineField& cell, StatedPerson& person) {
    if (cell.text.empty()) return complain(cell, "an id is missing", "an id of the edge list");
    const auto account = ids_.find(cell.text);
    if (!account) return complain(cell, excerpt(cell.text) + " is no account of the edge list");
    const auto here = static_cast<std::uint32_t>(lines_.lines());
    if (const auto earlier = std::exchange(line_of_account_[*account], here); earlier > 0) {
        complain(cell, fmt::format("{} is stated already, in line {}", excerpt(cell.text), earlier),
                 "each account once");
    }
    person.account = *account;
}

void PeopleReader::read_actor(const LineField& cell, Line& line) {
    const auto found = std::ranges::find(actors_, cell.text, &ActorValues::id);
    if (found == actors_.end()) {
        std::vector<std::string> known;
        for (const ActorValues& actor : actors_) known.push_back(actor.id);
        return complain(cell, excerpt(cell.text) + " is no actor of the scenario", {},
                        nearest_name(cell.text, known));
    }
    const auto actor = static_cast<std::size_t>(found - actors_.begin());
    if (const auto earlier = std::exchange(line_of_actor_[actor], lines_.lines()); earlier > 0) {
        complain(cell,
                 fmt::format("the actor {} has its account already, in line {}", excerpt(cell.text), earlier),
                 "each actor once");
    }
    line.actor = actor;
    line.actor_cell = &cell;
}

void PeopleReader::read_type(const LineField& cell, StatedPerson& person) {
    const auto* found = std::ranges::find(account_type_names, cell.text);
    if (found == account_type_names.end()) {
        const std::vector<std::string> known(account_type_names.begin(), account_type_names.end());
        return complain(cell, excerpt(cell.text) + " is no type of account", one_of(known),
                        nearest_name(cell.text, known));
    }
    person.type = static_cast<AccountType>(found - account_type_names.begin());
}

void PeopleReader::read_trait(const PeopleColumn& column, const LineField& cell, StatedPerson& person) {
    const auto number = parse_number(cell.text);
    if (!number) {
        complain(cell, fmt::format("{}: {} {}", column.name, excerpt(cell.text), number.problem),
                 range_text(column.range, Quantity::number), number.suggestion);
    } else if (!column.range.contains(*number.value)) {
        complain(cell, fmt::format("{}: {} is out of range", column.name, excerpt(cell.text)),
                 range_text(column.range, Quantity::number));
    } else {
        person.state(column.trait, *number.value);
    }
}

// The person of the line is the actor that it names.
void PeopleReader::settle_actor(Line& line) {
    const ActorValues& actor = actors_[*line.actor];
    std::optional<AccountType>& type = line.person.type;
    if (type && *type != actor.type) {
        complain(*line.actor_cell,
                 fmt::format("the actor '{}' is of type {}, and the line says {}", actor.id,
                             name_of(actor.type), name_of(*type)),
                 fmt::format("{} or no type", name_of(actor.type)));
    }
    type = actor.type;
    table_.actor_ids[*line.actor] = line.person.account;
}

void PeopleReader::check_involvement(const StatedPerson& person) {
    if (!person.type || !acts_by_script(*person.type)) return;
    if (!person.states(Trait::involvement) || person.value(Trait::involvement) == 0.0F) return;
    const auto column = std::ranges::find(columns_, std::string_view("involvement"), &PeopleColumn::name);
    complain(cells_[static_cast<std::size_t>(column - columns_.begin())],
             fmt::format("involvement: accounts of type {} act by script", name_of(*person.type)),
             "0 or an empty cell");
}

}  // namespace

StatedPeople read_people_table(const std::filesystem::path& file, const ExternalIds& ids,
                               std::span<const ActorValues> actors) {
    return PeopleReader(file, ids, actors).read();
}

}  // namespace backlash
