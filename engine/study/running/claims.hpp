// Who does which run: locks on the bytes of one file, so that two processes never do the same.
//
// Byte k of the file belongs to run k of the plan. A process locks it while it does the run, and leaves in it
// how far the run has come. The system takes the locks of a process away when it ends, however it ends, on
// other machines that share the file system as well. Where a file system has no locks (some Lustre mounts),
// everything may be claimed: two processes may then do the same run, which costs time but harms nothing,
// because they come to the same numbers.
#pragma once

#include <cstddef>
#include <filesystem>

#include "study/running/run_id.hpp"

namespace backlash {

enum class Claim {
    granted,
    granted_again,  // somebody else began it and ended before it was marked as done: look whether it was
    done,           // by somebody else, while this process lived
    taken,          // somebody else is at it
};

class Claims {
  public:
    // Of the plan with that identity and number of runs. Throws RunError(runtime_error) while another process
    // works in the folder by another plan, RunError(disk_error) when the file cannot be made.
    Claims(const std::filesystem::path& folder, const RunId& plan, std::size_t runs);
    ~Claims();
    Claims(const Claims&) = delete;
    Claims& operator=(const Claims&) = delete;

    bool has_locks() const { return has_locks_; }

    Claim claim(std::size_t run);

    // Gives a claimed run back, done or not.
    void release(std::size_t run, bool is_done);

  private:
    bool lock(short kind, std::size_t first, std::size_t count);
    char state(std::size_t run);
    void set_state(std::size_t run, char state);
    void open(const RunId& plan, std::size_t runs);

    std::filesystem::path path_;
    int file_ = -1;
    bool has_locks_ = true;
};

}  // namespace backlash
