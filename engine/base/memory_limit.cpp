#include "base/memory_limit.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace backlash {
namespace {

// One number from a control-group file; 0 when the file is missing or says "max".
std::uint64_t number_in(const char* path) {
    std::ifstream file(path);
    std::uint64_t value = 0;
    return file >> value ? value : 0;
}

// The number behind a key of a file of such lines; 0 when it is not there.
std::uint64_t value_of(const char* path, std::string_view wanted) {
    std::ifstream file(path);
    std::uint64_t value = 0;
    for (std::string key; file >> key >> value;)
        if (key == wanted) return value;
    return 0;
}

}  // namespace

std::uint64_t available_memory() {
    std::ifstream meminfo("/proc/meminfo");
    std::uint64_t available = 0;
    for (std::string key, unit; meminfo >> key;) {
        std::uint64_t kilobytes = 0;
        if (!(meminfo >> kilobytes)) break;
        std::getline(meminfo, unit);
        if (key == "MemAvailable:") available = kilobytes * 1024;
    }
    const std::uint64_t limit = number_in("/sys/fs/cgroup/memory.max");
    const std::uint64_t used = number_in("/sys/fs/cgroup/memory.current");
    if (limit == 0) return available;
    // Pages of files count as used until somebody wants them; a full group is not one without a limit.
    const std::uint64_t in_use =
        used - std::min(used, value_of("/sys/fs/cgroup/memory.stat", "inactive_file"));
    return std::min(available, std::max<std::uint64_t>(1, limit - std::min(limit, in_use)));
}

std::uint64_t resident_memory() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    return file >> size >> resident ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

std::uint64_t peak_memory() {
    // getrusage() would count what the process was before it became this program.
    std::ifstream status("/proc/self/status");
    for (std::string key, rest; status >> key; std::getline(status, rest)) {
        std::uint64_t kilobytes = 0;
        if (key == "VmHWM:" && status >> kilobytes) return kilobytes * 1024;
    }
    return 0;
}

void give_freed_memory_back() {
#ifdef M_MMAP_THRESHOLD
    // What the heap begins with but for the size, which then stays: it would grow to 32 MiB. Refused, it is
    // as before.
    constexpr int large = 1 << 20;
    static_cast<void>(mallopt(M_MMAP_THRESHOLD, large));
    static_cast<void>(mallopt(M_TRIM_THRESHOLD, 2 * large));
#endif
}

}  // namespace backlash
