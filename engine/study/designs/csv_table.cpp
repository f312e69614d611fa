#include "study/designs/csv_table.hpp"

#include <fmt/format.h>

#include "scenario/document/check_text.hpp"
#include "scenario/document/read_text.hpp"
#include "scenario/document/utf8.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

using Row = std::vector<CsvCell>;

// Cuts one line at a time; a cell in quotes may hold commas and doubled quotes, but no line end.
class LineCutter {
  public:
    LineCutter(std::string_view line, SourcePosition start, Complaints& complaints)
        : line_(line), start_(std::move(start)), complaints_(complaints) {}

    Row cut() {
        Row row;
        do {
            row.push_back(next_cell());
        } while (at_ < line_.size() && line_[at_++] == ',');
        if (line_.ends_with(',')) row.push_back({{}, position(line_.size())});
        return row;
    }

  private:
    SourcePosition position(std::size_t offset) const {
        auto where = start_;
        where.column = static_cast<int>(document::count_characters(line_.substr(0, offset))) + 1;
        return where;
    }

    CsvCell next_cell() {
        while (at_ < line_.size() && line_[at_] == ' ') ++at_;
        const auto first = at_;
        if (at_ < line_.size() && line_[at_] == '"') return {quoted(), position(first)};
        while (at_ < line_.size() && line_[at_] != ',') ++at_;
        return {std::string(without_spaces_around(line_.substr(first, at_ - first))), position(first)};
    }

    std::string quoted() {
        const auto first = at_++;
        std::string text;
        for (; at_ < line_.size(); ++at_) {
            const bool is_quote = line_[at_] == '"';
            if (is_quote && (at_ + 1 == line_.size() || line_[at_ + 1] != '"')) break;
            if (is_quote) ++at_;
            text += line_[at_];
        }
        if (at_ == line_.size()) {
            complaints_.add(position(first), "a quote is not closed in its line", "\"…\"");
            return text;
        }
        ++at_;
        const auto rest = line_.substr(at_, line_.find(',', at_) - at_);
        if (!without_spaces_around(rest).empty())
            complaints_.add(position(at_), "there is text behind a quote",
                            "a comma, or a quote inside as \"\"");
        at_ += rest.size();
        return text;
    }

    std::string_view line_;
    SourcePosition start_;
    Complaints& complaints_;
    std::size_t at_ = 0;
};

void check_length(const Row& row, std::size_t length, Complaints& complaints) {
    if (row.size() == length) return;
    complaints.add(row.front().where, fmt::format("{} cells", row.size()),
                   fmt::format("{} as in the header", length));
}

}  // namespace

std::vector<Row> read_csv(const std::filesystem::path& path, Complaints& complaints) {
    const auto before = complaints.size();
    const auto text = document::read_text(path, {}, complaints);
    if (!text || !document::check_text(*text, path.string(), complaints)) return {};
    std::vector<Row> rows;
    std::string_view rest = *text;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    for (int line = 1; !rest.empty() && !complaints.full(); ++line) {
        const auto end = rest.find('\n');
        auto here = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (here.ends_with('\r')) here.remove_suffix(1);
        if (without_spaces_around(here).empty()) continue;
        rows.push_back(LineCutter(here, {path.string(), line, 1}, complaints).cut());
        check_length(rows.back(), rows.front().size(), complaints);
    }
    return complaints.size() > before ? std::vector<Row>{} : rows;
}

}  // namespace backlash
