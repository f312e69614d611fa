#include "population/people_columns.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/nearest_name.hpp"
#include "scenario/notation/excerpt.hpp"

namespace backlash {
namespace {

using enum PeopleColumnKind;

// A log-in rate of 0 is that of an account that nobody uses.
constexpr std::array<PeopleColumn, 9> all_columns = {
    {{"id", id},
     {"actor", actor},
     {"type", type},
     {"loyalty", trait, Trait::loyalty, share},
     {"trust", trait, Trait::trust, share},
     {"involvement", trait, Trait::involvement, {0, 100}},
     {"engagement", trait, Trait::engagement, {0, 100}},
     {"threshold", trait, Trait::threshold, {.01, 1e6}},
     {"login_rate", trait, Trait::login_rate, {0, highest_stated_login_rate}}}};

}  // namespace

std::span<const PeopleColumn> people_columns() {
    return all_columns;
}

std::vector<PeopleColumn> read_people_header(std::span<const LineField> header, const LineReader& lines,
                                             Complaints& complaints) {
    std::vector<std::string> names;
    for (const PeopleColumn& column : all_columns) names.emplace_back(column.name);
    std::vector<PeopleColumn> columns;
    for (const LineField& field : header) {
        const SourcePosition where = lines.position(field.column);
        const auto* known = std::ranges::find(all_columns, field.text, &PeopleColumn::name);
        if (known == all_columns.end()) {
            complaints.add(where, "unknown column " + excerpt(field.text), one_of(names),
                           nearest_name(field.text, names));
        } else if (std::ranges::find(columns, field.text, &PeopleColumn::name) != columns.end()) {
            complaints.add(where, "a second column " + excerpt(field.text), "each column once");
        } else {
            columns.push_back(*known);
        }
    }
    if (complaints.empty() && std::ranges::find(columns, id, &PeopleColumn::kind) == columns.end())
        complaints.add(lines.position(0), "there is no column 'id'", "a header line such as id,type,loyalty");
    return complaints.empty() ? columns : std::vector<PeopleColumn>{};
}

}  // namespace backlash
