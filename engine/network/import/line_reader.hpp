// The lines of a text file, plain or gzip-compressed, one after the other.
#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace backlash {

// Memory: twice the longest line, lines longer than 1 MiB are refused.
class LineReader {
  public:
    // `wanted` says in errors what the file should be: "an edge list". Throws InputError when there is no
    // such file or it cannot be read.
    LineReader(const std::filesystem::path& file, std::string wanted);

    // The next line without its end (LF or CRLF) and without a UTF-8 mark at the start of the file, valid
    // until the next call; none after the last. Throws InputError when the compressed data are damaged or
    // cut short.
    std::optional<std::string_view> next();

    // Lines given so far.
    std::uint64_t lines() const { return lines_; }

    // A place in the line given last; column from 0.
    SourcePosition position(std::size_t column) const;

    // The file as a whole.
    SourcePosition file() const { return {name_, 0, 0}; }

  private:
    struct Close {
        void operator()(gzFile_s* file) const { gzclose_r(file); }
    };
    bool fill();
    [[noreturn]] void reject(const std::string& what, const std::string& expected) const;

    std::string name_;
    std::string wanted_;
    std::unique_ptr<gzFile_s, Close> file_;
    std::vector<char> buffer_;
    std::size_t first_ = 0;  // of what is not yet given
    std::size_t last_ = 0;
    std::uint64_t lines_ = 0;
};

}  // namespace backlash
