#include "study/running/claims.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>

#include "base/error.hpp"

namespace backlash {
namespace {

// The file starts with the identity of the plan in text; its first byte is locked by all who work by it.
constexpr std::size_t header_size = 32;

constexpr char untouched = 0;
constexpr char begun = 1;
constexpr char finished = 2;

[[noreturn]] void fail(const char* doing, const std::filesystem::path& path) {
    throw RunError(ExitCode::disk_error, fmt::format("cannot {} {}: {}", doing, path.string(),
                                                     std::generic_category().message(errno)));
}

}  // namespace

// An "open file description" lock: of this object, not of the process, so that closing another descriptor of
// the same file does not drop it. Returns false when somebody else has it.
bool Claims::lock(short kind, std::size_t first, std::size_t count) {
    struct flock range {};
    range.l_type = kind;
    range.l_whence = SEEK_SET;
    range.l_start = static_cast<off_t>(first);
    range.l_len = static_cast<off_t>(count);
    if (!has_locks_ || ::fcntl(file_, F_OFD_SETLK, &range) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    if (errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP || errno == EINVAL) {
        has_locks_ = false;
        return true;
    }
    fail("lock", path_);
}

Claims::Claims(const std::filesystem::path& folder, const RunId& plan, std::size_t runs)
    : path_(folder / "claims"), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (file_ < 0) fail("open", path_);
    try {
        open(plan, runs);
    } catch (...) {
        ::close(file_);
        throw;
    }
}

Claims::~Claims() {
    ::close(file_);
}

void Claims::open(const RunId& plan, std::size_t runs) {
    const std::string wanted = plan.text();
    // Alone: whatever stands in the file is of processes that have ended. Another process that begins at this
    // moment holds the lock for an instant only, so a few tries tell it from one that works.
    for (int tries = 0; tries < 20; ++tries) {
        if (lock(F_WRLCK, 0, 1)) {
            const bool ok = ::ftruncate(file_, 0) == 0 &&
                            ::ftruncate(file_, static_cast<off_t>(header_size + runs)) == 0 &&
                            ::pwrite(file_, wanted.data(), header_size, 0) == header_size;
            if (!ok) fail("write", path_);
            lock(F_RDLCK, 0, 1);
            return;
        }
        std::string found(header_size, ' ');
        if (lock(F_RDLCK, 0, 1)) {
            if (::pread(file_, found.data(), header_size, 0) == header_size && found == wanted) return;
            lock(F_UNLCK, 0, 1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw RunError(
        ExitCode::runtime_error,
        fmt::format("another process works in {} by another version of the study; wait until it has "
                    "ended, or end it",
                    path_.parent_path().string()));
}

char Claims::state(std::size_t run) {
    char state = untouched;
    if (::pread(file_, &state, 1, static_cast<off_t>(header_size + run)) < 0) fail("read", path_);
    return state;
}

void Claims::set_state(std::size_t run, char state) {
    if (::pwrite(file_, &state, 1, static_cast<off_t>(header_size + run)) != 1) fail("write", path_);
}

Claim Claims::claim(std::size_t run) {
    if (!lock(F_WRLCK, header_size + run, 1)) return Claim::taken;
    const char before = state(run);
    if (before == finished) {
        lock(F_UNLCK, header_size + run, 1);
        return Claim::done;
    }
    set_state(run, begun);
    return before == begun ? Claim::granted_again : Claim::granted;
}

void Claims::release(std::size_t run, bool is_done) {
    set_state(run, is_done ? finished : untouched);
    lock(F_UNLCK, header_size + run, 1);
}

}  // namespace backlash
