#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"
#include "output/checksum.hpp"
#include "study/running/work_folder.hpp"

namespace backlash {

ValuesReader::ValuesReader(const WorkFolder& work) : work_(work), files_(work.workers.size(), -1) {}

ValuesReader::~ValuesReader() {
    close_files();
}

void ValuesReader::close_files() {
    for (int& file : files_) {
        if (file >= 0) ::close(file);
        file = -1;
    }
    open_ = 0;
}

int ValuesReader::open_file(std::uint32_t worker) {
    int& file = files_[worker];
    if (file >= 0) return file;
    constexpr int most = 256;  // of the 1024 that a process may usually have open
    if (open_ == most) close_files();
    ++open_;
    const auto& path = work_.workers[worker].values;
    file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        throw RunError(ExitCode::disk_error, fmt::format("cannot open {}: {}", path.string(),
                                                         std::generic_category().message(errno)));
    }
    return file;
}

void ValuesReader::read_bytes(const DoneRun& run, std::uint64_t offset, std::span<std::byte> bytes) {
    const int file = open_file(run.worker);
    while (!bytes.empty()) {
        const auto count = ::pread(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            throw RunError(
                ExitCode::disk_error,
                fmt::format("cannot read {}: {}", work_.workers[run.worker].values.string(),
                            count == 0 ? "it ends too early" : std::generic_category().message(errno)));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

void ValuesReader::read(const DoneRun& run, std::size_t first, std::span<double> numbers) {
    read_bytes(run, run.offset + first * sizeof(double), std::as_writable_bytes(numbers));
}

bool ValuesReader::is_whole(const DoneRun& run) {
    std::vector<std::byte> bytes(run.size);
    read_bytes(run, run.offset, bytes);
    return crc32c(bytes) == run.crc32c;
}

}  // namespace backlash
