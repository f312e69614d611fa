#include "network/import/fields.hpp"

#include <algorithm>

namespace backlash {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view separators = " \t,;";

}  // namespace

void split_fields(std::string_view line, std::vector<LineField>& fields) {
    fields.clear();
    std::size_t at = line.find_first_not_of(blanks);
    if (at == std::string_view::npos || line[at] == '#' || line[at] == '%') return;
    for (;;) {
        const std::size_t end = std::min(line.find_first_of(separators, at), line.size());
        fields.push_back({line.substr(at, end - at), at});
        at = line.find_first_not_of(blanks, end);
        if (at == std::string_view::npos) return;
        if (line[at] != ',' && line[at] != ';') continue;
        at = std::min(line.find_first_not_of(blanks, at + 1), line.size());
    }
}

}  // namespace backlash
