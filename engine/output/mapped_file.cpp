#include "output/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/host_name.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

// Closes the file when it goes; a mapping outlives that.
class OpenFile {
  public:
    OpenFile(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail_on_disk("open", path, errno);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(number_); }

    int number() const { return number_; }

  private:
    int number_;
};

std::byte* map(const OpenFile& file, std::uint64_t size, int protection, const fs::path& path) {
    void* address = ::mmap(nullptr, size, protection, MAP_SHARED, file.number(), 0);
    if (address == MAP_FAILED) fail_on_disk("map", path, errno);
    return static_cast<std::byte*>(address);
}

}  // namespace

MappedFile::MappedFile(const fs::path& path) {
    const OpenFile file(path, O_RDONLY);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail_on_disk("read", path, errno);
    if (!S_ISREG(status.st_mode)) fail_on_disk("map", path, EINVAL);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > 0) bytes_ = {map(file, size, PROT_READ, path), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

FileInMaking::FileInMaking(fs::path path, std::uint64_t size)
    : path_(std::move(path)), part_(fmt::format("{}.part-{}-{}", path_.string(), host_name(), ::getpid())) {
    const OpenFile file(part_, O_RDWR | O_CREAT | O_TRUNC);
    if (const int error = ::posix_fallocate(file.number(), 0, static_cast<off_t>(size)); error != 0) {
        ::unlink(part_.c_str());
        fail_on_disk("write", path_, error);
    }
    bytes_ = {map(file, size, PROT_READ | PROT_WRITE, part_), size};
}

FileInMaking::~FileInMaking() {
    if (bytes_.empty()) return;
    ::munmap(bytes_.data(), bytes_.size());
    ::unlink(part_.c_str());
}

void FileInMaking::finish() {
    if (::msync(bytes_.data(), bytes_.size(), MS_SYNC) != 0) fail_on_disk("write", path_, errno);
    sync_to_disk(part_);
    rename_durably(part_, path_);
    ::munmap(bytes_.data(), bytes_.size());
    bytes_ = {};
}

}  // namespace backlash
