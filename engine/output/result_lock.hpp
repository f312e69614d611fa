// Keeps apart two processes that would write the same result.
//
// The lock is flock() of a hidden file beside the result, which is there as long as somebody writes it. The
// system takes the lock from a process that ends, however it ends; a file that such a one left behind does
// not hinder, and the next process removes it. (Not of the result or its `.part`: these HDF5 locks itself.)
#pragma once

#include <filesystem>
#include <vector>

namespace backlash {

// `name.h5` has `.name.h5.lock`.
std::filesystem::path lock_path(const std::filesystem::path& result);

class ResultLock {
  public:
    // Makes the folder when it is missing. Throws RunError(output_exists) at once while somebody else holds
    // the lock. Where nothing can be locked, as the file system has no locks or the folder cannot be written,
    // there is no protection, and no error either.
    explicit ResultLock(const std::filesystem::path& result);
    ~ResultLock();
    ResultLock(const ResultLock&) = delete;
    ResultLock& operator=(const ResultLock&) = delete;

  private:
    enum class Folder { there, impossible, gone };  // gone: made, and removed by somebody else meanwhile

    Folder make_folders();
    void lock();
    bool lock_once();

    std::filesystem::path result_;
    std::filesystem::path path_;
    std::vector<std::filesystem::path> made_folders_;  // the innermost first
    int file_ = -1;                                    // -1: nothing is locked
};

}  // namespace backlash
