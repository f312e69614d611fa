#include "output/durable_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <span>
#include <system_error>

#include "base/error.hpp"
#include "output/checksum.hpp"

namespace backlash {

namespace {

namespace fs = std::filesystem;

class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags)
        : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail_on_disk("open", path_, errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    std::size_t read(std::span<std::byte> buffer) {
        const auto count = ::read(number_, buffer.data(), buffer.size());
        if (count < 0) fail_on_disk("read", path_, errno);
        return static_cast<std::size_t>(count);
    }

    void write(std::string_view text) {
        while (!text.empty()) {
            const auto count = ::write(number_, text.data(), text.size());
            if (count < 0) fail_on_disk("write", path_, errno);
            text.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    bool ends_within_a_line() {
        const auto size = ::lseek(number_, 0, SEEK_END);
        char last = '\n';
        if (size > 0 && ::pread(number_, &last, 1, size - 1) != 1) fail_on_disk("read", path_, errno);
        return last != '\n';
    }

    void sync() {
        if (::fsync(number_) != 0) fail_on_disk("sync", path_, errno);
    }

    void close() {
        const int status = ::close(number_);
        number_ = -1;
        if (status != 0) fail_on_disk("close", path_, errno);
    }

  private:
    fs::path path_;
    int number_;
};

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

void fail_on_disk(const char* doing, const fs::path& path, int error) {
    throw RunError(ExitCode::disk_error, fmt::format("cannot {} {}: {}", doing, path.string(),
                                                     std::generic_category().message(error)));
}

FileChecksum checksum_of_file(const fs::path& path) {
    Descriptor file(path, O_RDONLY);
    std::array<std::byte, 1U << 16> buffer{};
    FileChecksum result;
    while (const auto count = file.read(buffer)) {
        result.crc32c = crc32c(std::span(buffer).first(count), result.crc32c);
        result.size += count;
    }
    return result;
}

void sync_to_disk(const fs::path& path) {
    Descriptor file(path, O_RDONLY);
    file.sync();
    file.close();
}

void rename_durably(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) fail_on_disk("rename to", to, error.value());
    sync_to_disk(folder_of(to));
}

void write_durably(const fs::path& path, std::string_view text) {
    Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(text);
    file.sync();
    file.close();
}

void append_line_durably(const fs::path& path, const std::string& line) {
    Descriptor file(path, O_RDWR | O_CREAT | O_APPEND);
    // One write, so that lines of several processes do not mix.
    file.write((file.ends_within_a_line() ? "\n" : "") + line + "\n");
    file.sync();
    file.close();
    sync_to_disk(folder_of(path));
}

}  // namespace backlash
