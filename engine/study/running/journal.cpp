#include "study/running/journal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <bit>
#include <ctime>
#include <span>

#include "base/error.hpp"
#include "base/host_name.hpp"
#include "output/checksum.hpp"
#include "simulation/results_version.hpp"

namespace backlash {
namespace {

static_assert(std::endian::native == std::endian::little, "work files are little-endian");

std::filesystem::path numbered(const std::filesystem::path& folder, const std::string& name, int number,
                               const char* extension) {
    return folder / fmt::format("{}-{}{}", name, number, extension);
}

// Who writes, and since when in seconds since 1970.
std::string first_line() {
    return fmt::format("backlash-journal 1 results {} started {} process {} host {}", results_version,
                       std::time(nullptr), ::getpid(), host_name());
}

// A message as one line.
std::string one_line(const std::string& message) {
    std::string line;
    for (const char letter : message) {
        if (letter == '\n') {
            line += "\\n";
        } else if (letter == '\\') {
            line += "\\\\";
        } else {
            line += letter;
        }
    }
    return line;
}

}  // namespace

std::string journal_line(const std::string& text) {
    return fmt::format("{:08x} {}\n", crc32c(std::as_bytes(std::span(text))), text);
}

Journal::Journal(const std::filesystem::path& folder, const std::string& name) {
    for (int number = 1; values_ == nullptr; ++number) {
        try {
            journal_ = create_append_file(numbered(folder, name, number, ".journal"));
            values_ = create_append_file(numbered(folder, name, number, ".values"));
        } catch (const RunError& error) {
            if (error.code() != ExitCode::output_exists) throw;
        }
    }
    append_line(first_line());
}

Journal::Journal(std::unique_ptr<AppendFile> journal, std::unique_ptr<AppendFile> values)
    : journal_(std::move(journal)), values_(std::move(values)) {
    append_line(first_line());
}

void Journal::require_whole() const {
    if (broken_) throw RunError(ExitCode::disk_error, "the journal could not be written before");
}

void Journal::append_line(const std::string& text) {
    journal_->append(journal_line(text));
}

std::size_t Journal::shape_number(const RunShape& shape) {
    const auto [entry, is_new] = shapes_.emplace(shape.text(), shapes_.size());
    if (is_new) append_line(fmt::format("shape {} {}", entry->second, entry->first));
    return entry->second;
}

void Journal::record_done(const RunId& run, const RunValues& values, double seconds) {
    const std::span<const double> numbers(values.values);
    const auto bytes = std::as_bytes(numbers);
    const std::uint32_t crc = crc32c(bytes);
    const std::lock_guard lock(writing_);
    require_whole();
    broken_ = true;
    values_->append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    values_->sync();
    const std::size_t shape = shape_number(values.shape);
    append_line(fmt::format("done {} {} {} {} {:08x} {:.6f}", run.text(), shape, end_of_values_, bytes.size(),
                            crc, seconds));
    journal_->sync();
    end_of_values_ += bytes.size();
    broken_ = false;
}

void Journal::record_failed(const RunId& run, const std::string& message) {
    const std::lock_guard lock(writing_);
    require_whole();
    broken_ = true;
    append_line(fmt::format("failed {} {}", run.text(), one_line(message)));
    journal_->sync();
    broken_ = false;
}

}  // namespace backlash
