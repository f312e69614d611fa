#include "network/import/line_reader.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>

namespace backlash {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::size_t buffer_bytes = 2 * longest_line;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(const std::filesystem::path& file, std::string wanted)
    : name_(file.string()), wanted_(std::move(wanted)), buffer_(buffer_bytes) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) reject("there is no such file", wanted_);
    if (std::filesystem::is_directory(file, ignored)) reject("this is a folder", "a file");
    file_.reset(gzopen(name_.c_str(), "rb"));
    if (file_ == nullptr) reject("cannot be opened", "a file that may be read");
    gzbuffer(file_.get(), 1U << 18);
}

std::optional<std::string_view> LineReader::next() {
    std::size_t searched = 0;
    for (;;) {
        const char* start = buffer_.data() + first_;
        const void* found = std::memchr(start + searched, '\n', last_ - first_ - searched);
        if (found == nullptr) {
            searched = last_ - first_;
            if (searched > longest_line) reject("a line is longer than 1 MiB", wanted_);
            if (fill()) continue;
            if (searched == 0) return std::nullopt;
        }
        // fill() may have moved what is left
        start = buffer_.data() + first_;
        const std::size_t size = found == nullptr
                                     ? last_ - first_
                                     : static_cast<std::size_t>(static_cast<const char*>(found) - start);
        first_ += size + (found == nullptr ? 0 : 1);
        ++lines_;
        std::string_view line(start, size);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (lines_ == 1 && line.starts_with(utf8_mark)) line.remove_prefix(utf8_mark.size());
        return line;
    }
}

// Reads more behind what is not yet given. False at the end of the file.
bool LineReader::fill() {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(first_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(last_), buffer_.begin());
    last_ -= first_;
    first_ = 0;
    const int bytes =
        gzread(file_.get(), buffer_.data() + last_, static_cast<unsigned>(buffer_.size() - last_));
    if (bytes > 0) {
        last_ += static_cast<std::size_t>(bytes);
        return true;
    }
    // zlib gives what it could unpack first and tells of a cut only here.
    int error = Z_OK;
    gzerror(file_.get(), &error);
    if (error == Z_BUF_ERROR) reject("the compressed data end too early", "a whole gzip file");
    if (error == Z_ERRNO) reject("cannot be read", "a file");
    if (bytes < 0 || error != Z_OK) reject("the compressed data are damaged", "a gzip file");
    return false;
}

SourcePosition LineReader::position(std::size_t column) const {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    return {name_, static_cast<int>(std::min(lines_, most)), static_cast<int>(column) + 1};
}

void LineReader::reject(const std::string& what, const std::string& expected) const {
    Complaint complaint;
    complaint.where = file();
    complaint.what = what;
    complaint.expected = expected;
    throw InputError(std::vector{complaint});
}

}  // namespace backlash
