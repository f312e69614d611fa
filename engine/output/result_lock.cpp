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

struct OpenedFile {
    int file = -1;
    bool is_new = false;  // made by this call
    int error = 0;        // errno when it could not be opened
};

OpenedFile open_or_create(const fs::path& path) {
    constexpr int flags = O_NOFOLLOW | O_CLOEXEC;
    const int made = ::open(path.c_str(), flags | O_RDWR | O_CREAT | O_EXCL, 0666);
    if (made >= 0) return {.file = made, .is_new = true};
    if (errno != EEXIST) return {.error = errno};
    // NFS locks alone only what is open for writing.
    int file = ::open(path.c_str(), flags | O_RDWR);
    if (file < 0 && errno == EACCES) file = ::open(path.c_str(), flags | O_RDONLY);  // somebody else's
    return {.file = file, .error = file < 0 ? errno : 0};
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

// The folders above the file, as far as they are missing.
ResultLock::Folder ResultLock::make_folders() {
    std::vector<fs::path> missing;  // the innermost first
    std::error_code error;
    for (fs::path folder = path_.parent_path(); !folder.empty() && !fs::exists(folder, error);
         folder = folder.parent_path())
        missing.push_back(folder);
    for (auto folder = missing.rbegin(); folder != missing.rend(); ++folder) {
        if (::mkdir(folder->c_str(), 0777) == 0) {
            made_folders_.insert(made_folders_.begin(), *folder);
        } else if (errno != EEXIST && errno != ENOENT) {
            return Folder::impossible;
        }
    }
    if (!path_.has_parent_path()) return Folder::there;
    switch (fs::status(path_.parent_path(), error).type()) {
        case fs::file_type::directory:
            return Folder::there;
        case fs::file_type::not_found:
            return Folder::gone;
        default:
            return Folder::impossible;
    }
}

void ResultLock::lock() {
    // Whoever held the lock may remove file and folder between any two calls here; then once more. Not for
    // ever, should a file system give one file several numbers.
    for (int tries = 0; tries < 100; ++tries) {
        if (lock_once()) return;
    }
}

// False when file or folder went away meanwhile.
bool ResultLock::lock_once() {
    const Folder folder = make_folders();
    if (folder != Folder::there) return folder == Folder::impossible;
    const auto [file, is_new, opening_error] = open_or_create(path_);
    if (file < 0) return opening_error != ENOENT;
    const int error = try_to_lock(file);
    if (error == EWOULDBLOCK) {
        ::close(file);
        throw RunError(ExitCode::output_exists,
                       fmt::format("another process is writing {} at this moment; wait until it has ended",
                                   result_.string()));
    }
    if (error != 0) {  // no locks here; a file that was there may be locked by somebody for whom there are
        if (is_new) {
            remove_and_close(file, path_);
        } else {
            ::close(file);
        }
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
