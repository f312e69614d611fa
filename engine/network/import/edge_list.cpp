#include "network/import/edge_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "network/import/account_numbers.hpp"
#include "network/import/fields.hpp"
#include "network/import/header_line.hpp"
#include "network/import/line_reader.hpp"
#include "network/row_builder.hpp"

namespace backlash {
namespace {

constexpr std::size_t chunk_ties = std::size_t{1} << 20;

[[noreturn]] void reject(const SourcePosition& where, const std::string& what, const std::string& expected) {
    Complaint complaint;
    complaint.where = where;
    complaint.what = what;
    complaint.expected = expected;
    throw InputError(std::vector{complaint});
}

// Reads line by line; the first line with fields waits until the next has shown whether it is a header.
class EdgeListReader {
  public:
    EdgeListReader(const std::filesystem::path& file, const EdgeListOptions& options)
        : options_(options), lines_(file, "an edge list") {}

    void read_all(ImportReport& report);
    ExternalIds settle(ImportReport& report);
    TieChunks& ties() { return ties_; }

  private:
    void start(const std::string& first, const SourcePosition& where, ImportReport& report);
    void add_tie(const SourcePosition& where);
    ImportedTie numbered_tie(const SourcePosition& where);
    ImportedTie named_tie(const SourcePosition& where);
    SourcePosition place(std::size_t field, SourcePosition line) const;

    EdgeListOptions options_;
    LineReader lines_;
    std::vector<LineField> fields_;  // of the current line
    std::size_t width_ = 0;          // fields of a line; 0 until it is known
    bool numeric_ = true;
    std::optional<AccountNumbers> numbers_;
    TieChunks ties_;
};

void EdgeListReader::read_all(ImportReport& report) {
    std::string first;
    SourcePosition first_position;
    while (auto line = lines_.next()) {
        split_fields(*line, fields_);
        if (fields_.empty()) continue;
        if (width_ == 0 && first.empty()) {
            first = *line;
            first_position = lines_.position(0);
            continue;
        }
        if (width_ == 0) start(first, first_position, report);
        add_tie(lines_.position(0));
    }
    if (width_ == 0 && !first.empty()) {
        fields_.clear();
        start(first, first_position, report);
    }
    report.lines = lines_.lines();
    if (ties_.empty()) reject(lines_.file(), "there are no edges", "lines `follower followee`");
}

// Decides about the first line, with the fields of the next, if any, in fields_: header or tie, names or
// numbers.
void EdgeListReader::start(const std::string& first, const SourcePosition& where, ImportReport& report) {
    std::vector<LineField> first_fields;
    split_fields(first, first_fields);
    const bool header = is_header(first_fields, fields_);
    const std::vector<LineField>& edge = header ? fields_ : first_fields;
    width_ = std::max<std::size_t>(edge.size(), 2);
    numeric_ = options_.numeric_ids.value_or(has_numeric_ids(edge));
    numbers_.emplace(numeric_);
    if (header) {
        report.notes.push_back(
            fmt::format("line {} was taken for a header: {}", where.line, first.substr(0, 80)));
    } else {
        std::swap(fields_, first_fields);
        add_tie(where);
        std::swap(fields_, first_fields);
    }
    if (width_ > 2) report.notes.push_back("columns after the second were ignored");
}

// The tie in fields_.
void EdgeListReader::add_tie(const SourcePosition& where) {
    if (fields_.size() != width_) {
        reject(where, fmt::format("the line has {} field{}", fields_.size(), fields_.size() == 1 ? "" : "s"),
               width_ == 2 ? "two, `follower followee`" : fmt::format("{}, as in the first edge", width_));
    }
    const ImportedTie tie = numeric_ ? numbered_tie(where) : named_tie(where);
    if (numbers_->named() > options_.max_accounts) {
        reject(place(tie.follower >= options_.max_accounts ? 0 : 1, where),
               fmt::format("there are more than {} accounts", options_.max_accounts), "a smaller network");
    }
    if (ties_.empty() || ties_.back().size() == chunk_ties) ties_.emplace_back().reserve(chunk_ties);
    ties_.back().push_back(tie);
}

ImportedTie EdgeListReader::numbered_tie(const SourcePosition& where) {
    std::array<std::uint64_t, 2> ids{};
    for (std::size_t end = 0; end < 2; ++end) {
        const std::string_view text = fields_[end].text;
        const auto id = parse_id(text);
        if (!id) {
            reject(place(end, where),
                   text.empty() ? "an id is missing" : fmt::format("'{:.40}' is no number", text),
                   "a number below 2^64, because the ids of the first edge are numbers");
        }
        ids[end] = *id;
    }
    numbers_->prepare(std::max(ids[0], ids[1]), ties_);
    const std::uint32_t follower = numbers_->number(ids[0]);
    return {follower, numbers_->number(ids[1])};
}

ImportedTie EdgeListReader::named_tie(const SourcePosition& where) {
    for (std::size_t end = 0; end < 2; ++end) {
        if (fields_[end].text.empty()) reject(place(end, where), "an id is missing", "a name");
    }
    const std::uint32_t follower = numbers_->number(fields_[0].text);
    return {follower, numbers_->number(fields_[1].text)};
}

SourcePosition EdgeListReader::place(std::size_t field, SourcePosition line) const {
    line.column += static_cast<int>(fields_[field].column);
    return line;
}

ExternalIds EdgeListReader::settle(ImportReport& report) {
    ExternalIds ids = numbers_->settle(ties_);
    if (ids.accounts() > options_.max_accounts) {
        reject(lines_.file(), fmt::format("there are {} accounts", ids.accounts()),
               fmt::format("at most {}", options_.max_accounts));
    }
    report.accounts = ids.accounts();
    report.id_kind = numbers_->kind();
    return ids;
}

// Frees the ties as they reach their rows.
FollowerGraph build_graph(TieChunks& chunks, Executor& executor, ImportReport& report) {
    RowBuilder rows(report.accounts, executor);
    std::atomic<std::uint64_t> loops = 0;
    rows.collect(chunks.size(), [&](std::size_t chunk, TieWriter& writer) {
        std::uint64_t own_loops = 0;
        for (const ImportedTie& tie : std::exchange(chunks[chunk], {})) {
            if (tie.follower == tie.followee) {
                ++own_loops;
            } else {
                writer.add(tie.followee, tie.follower);
            }
        }
        loops += own_loops;
    });
    auto result = rows.finish();
    report.loops_dropped = loops;
    report.duplicates_dropped = result.duplicates;
    return std::move(result.graph);
}

}  // namespace

ImportedNetwork read_edge_list(const std::filesystem::path& file, Executor& executor,
                               const EdgeListOptions& options) {
    ImportReport report;
    EdgeListReader reader(file, options);
    reader.read_all(report);
    ExternalIds ids = reader.settle(report);

    for (const auto& chunk : reader.ties()) report.edges_read += chunk.size();
    FollowerGraph graph = build_graph(reader.ties(), executor, report);
    return {std::move(graph), std::move(ids), std::move(report)};
}

}  // namespace backlash
