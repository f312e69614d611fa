#include "output/append_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

class SystemFile final : public AppendFile {
  public:
    explicit SystemFile(const std::filesystem::path& path)
        : path_(path),
          number_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail("create", errno == EEXIST ? ExitCode::output_exists : ExitCode::disk_error);
    }
    SystemFile(const SystemFile&) = delete;
    SystemFile& operator=(const SystemFile&) = delete;
    ~SystemFile() override { ::close(number_); }

    void append(std::string_view bytes) override {
        while (!bytes.empty()) {
            const auto count = ::write(number_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail("write", ExitCode::disk_error);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    void sync() override {
        if (::fsync(number_) != 0) fail("sync", ExitCode::disk_error);
    }

  private:
    [[noreturn]] void fail(const char* doing, ExitCode code) const {
        throw RunError(code, fmt::format("cannot {} {}: {}", doing, path_.string(),
                                         std::generic_category().message(errno)));
    }

    std::filesystem::path path_;
    int number_;
};

}  // namespace

std::unique_ptr<AppendFile> create_append_file(const std::filesystem::path& path) {
    auto file = std::make_unique<SystemFile>(path);
    sync_to_disk(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
    return file;
}

}  // namespace backlash
