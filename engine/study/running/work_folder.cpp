#include "study/running/work_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "output/checksum.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "backlash-journal 1 ";

template <class Number>
std::optional<Number> parse(std::string_view text, int base = 10) {
    Number number{};
    std::from_chars_result read{};
    if constexpr (std::floating_point<Number>) {
        read = std::from_chars(text.data(), text.data() + text.size(), number);
    } else {
        read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    }
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

// The words up to the `count`-th, and the rest of the line as the last.
std::vector<std::string_view> words(std::string_view line, std::size_t count) {
    std::vector<std::string_view> found;
    while (found.size() + 1 < count) {
        const auto blank = line.find(' ');
        if (blank == std::string_view::npos) break;
        found.push_back(line.substr(0, blank));
        line.remove_prefix(blank + 1);
    }
    found.push_back(line);
    return found;
}

std::string as_written(std::string_view line) {
    std::string message;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (line[k] != '\\' || k + 1 == line.size()) {
            message += line[k];
        } else {
            message += line[++k] == 'n' ? '\n' : line[k];
        }
    }
    return message;
}

// The text of a whole line of the journal; nothing when its checksum does not fit.
std::optional<std::string_view> checked(std::string_view line) {
    constexpr std::size_t digits = 8;
    if (line.size() <= digits || line[digits] != ' ') return std::nullopt;
    const auto crc = parse<std::uint32_t>(line.substr(0, digits), 16);
    const auto text = line.substr(digits + 1);
    if (!crc || *crc != crc32c(std::as_bytes(std::span(text)))) return std::nullopt;
    return text;
}

// Reads one journal into the whole.
class JournalReader {
  public:
    JournalReader(WorkFolder& work, std::map<std::string, std::uint32_t>& known_shapes, std::uint32_t worker)
        : work_(work), known_shapes_(known_shapes), worker_(worker) {
        std::error_code error;
        const auto size = fs::file_size(files().values, error);
        values_size_ = error ? 0 : size;
    }

    void read() {
        std::ifstream file(files().journal, std::ios::binary);
        if (!file) throw RunError(ExitCode::disk_error, "cannot read " + files().journal.string());
        std::string line;
        while (std::getline(file, line)) {
            // What has no end of line is still being written, or was cut short.
            const auto text = file.eof() ? std::nullopt : checked(line);
            if (!text || !take(*text)) ++files().torn;
        }
    }

  private:
    WorkerFiles& files() { return work_.workers[worker_]; }

    bool take(std::string_view text) {
        const auto kind = words(text, 2).front();
        if (kind == "done") return take_done(words(text, 7));
        if (kind == "failed") return take_failed(words(text, 3));
        if (kind == "shape") return take_shape(words(text, 3));
        if (text.starts_with(first_line)) return take_start(words(text, 9));
        throw InputError(
            fmt::format("{} was written by another version of the program", files().journal.string()));
    }

    // "backlash-journal 1 results 1 started 1764108000 process 123 host NAME"
    bool take_start(const std::vector<std::string_view>& word) {
        const auto started = word.size() == 9 ? parse<std::int64_t>(word[5]) : std::nullopt;
        if (!started) return false;
        files().started = *started;
        // The rest of the line is "123 host NAME" from the eighth word on.
        files().host = std::string(word[8].substr(word[8].find(' ') + 1));
        return true;
    }

    bool take_shape(const std::vector<std::string_view>& word) {
        if (word.size() < 3 || parse<std::size_t>(word[1]) != shapes_.size()) return false;
        const std::string text(word[2]);
        const auto [entry, is_new] =
            known_shapes_.emplace(text, static_cast<std::uint32_t>(work_.shapes.size()));
        if (is_new) work_.shapes.push_back(RunShape::parse(text));
        shapes_.push_back(entry->second);
        return true;
    }

    bool take_done(const std::vector<std::string_view>& word) {
        if (word.size() != 7) return false;
        const auto id = RunId::parse(word[1]);
        const auto shape = parse<std::size_t>(word[2]);
        const auto offset = parse<std::uint64_t>(word[3]);
        const auto size = parse<std::uint64_t>(word[4]);
        const auto crc = parse<std::uint32_t>(word[5], 16);
        const auto seconds = parse<double>(word[6]);
        if (!id || !shape || !offset || !size || !crc || !seconds || *shape >= shapes_.size()) return false;
        const DoneRun run{worker_, shapes_[*shape], *offset, *size, *crc, *seconds};
        if (run.size != work_.shapes[run.shape].size() * sizeof(double)) return false;
        if (run.offset + run.size > values_size_) return false;
        ++files().done;
        files().seconds += run.seconds;
        const auto [entry, is_new] = work_.done.emplace(*id, run);
        const bool is_same = entry->second.crc32c == run.crc32c && entry->second.shape == run.shape;
        if (!is_new && !is_same) work_.conflicts.push_back(*id);
        return true;
    }

    bool take_failed(const std::vector<std::string_view>& word) {
        if (word.size() != 3) return false;
        const auto id = RunId::parse(word[1]);
        if (!id) return false;
        ++files().failed;
        work_.failed[*id] = as_written(word[2]);
        return true;
    }

    WorkFolder& work_;
    std::map<std::string, std::uint32_t>& known_shapes_;  // by text
    std::uint32_t worker_;
    std::uint64_t values_size_ = 0;
    std::vector<std::uint32_t> shapes_;  // of this journal, in WorkFolder::shapes
};

}  // namespace

WorkFolder read_work_folder(const fs::path& folder) {
    WorkFolder work;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".journal") continue;
        work.workers.push_back({.journal = entry.path(), .values = entry.path()});
        work.workers.back().values.replace_extension(".values");
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throw RunError(ExitCode::disk_error,
                       fmt::format("cannot read {}: {}", folder.string(), error.message()));
    }
    std::ranges::sort(work.workers, {}, &WorkerFiles::journal);
    std::map<std::string, std::uint32_t> known_shapes;
    for (std::uint32_t worker = 0; worker < work.workers.size(); ++worker) {
        JournalReader(work, known_shapes, worker).read();
    }
    std::erase_if(work.failed, [&](const auto& failure) { return work.done.contains(failure.first); });
    return work;
}

}  // namespace backlash
