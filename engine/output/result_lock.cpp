#include "output/result_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

// -1 with errno when it cannot be opened.
int open_or_create(const fs::path& path) {
    // NFS locks alone only what is open for writing.
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EACCES) return file;
    return ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);  // somebody else's
}

// 0 or an errno.
int try_to_lock(int file) {
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

// Is the open file still the one of that name?
bool is_named(int file, const fs::path& path) {
    struct stat open {};
    struct stat named {};
    return ::fstat(file, &open) == 0 && ::lstat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

// Ours is empty; whatever is not is somebody's work.
void remove_and_close(int file, const fs::path& path) {
    struct stat open {};
    if (::fstat(file, &open) == 0 && open.st_size == 0 && is_named(file, path)) ::unlink(path.c_str());
    ::close(file);
}

}  // namespace

fs::path lock_path(const fs::path& result) {
    return result.parent_path() / ("." + result.filename().string() + ".lock");
}

ResultLock::ResultLock(const fs::path& result) : result_(result), path_(lock_path(result)) {
    lock();
}

ResultLock::~ResultLock() {
    if (file_ >= 0) remove_and_close(file_, path_);
    for (const fs::path& folder : made_folders_) ::rmdir(folder.c_str());  // those that stayed empty
}

void ResultLock::make_folders() {
    std::error_code error;
    for (fs::path folder = path_.parent_path(); !folder.empty() && !fs::exists(folder, error);
         folder = folder.parent_path())
        made_folders_.push_back(folder);
    if (path_.has_parent_path()) fs::create_directories(path_.parent_path(), error);
}

void ResultLock::lock() {
    // Whoever held the lock may remove file and folder between any two calls here; then once more. Not for
    // ever, should a file system give one file several numbers.
    for (int tries = 0; tries < 100; ++tries) {
        if (lock_once()) return;
    }
}

// False when the file went away meanwhile.
bool ResultLock::lock_once() {
    make_folders();
    const int file = open_or_create(path_);
    if (file < 0) return errno != ENOENT;
    const int error = try_to_lock(file);
    if (error == EWOULDBLOCK) {
        ::close(file);
        throw RunError(
            ExitCode::output_exists,
            fmt::format("another process is writing {} at this moment; wait until it has ended, or "
                        "choose another place with -o",
                        result_.string()));
    }
    if (error != 0) {
        remove_and_close(file, path_);
        return true;
    }
    if (!is_named(file, path_)) {
        ::close(file);
        return false;
    }
    file_ = file;
    return true;
}

}  // namespace backlash
