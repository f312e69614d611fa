#include "base/memory_limit.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace backlash {
namespace {

// One number from a control-group file; 0 when the file is missing or says "max".
std::uint64_t number_in(const char* path) {
    std::ifstream file(path);
    std::uint64_t value = 0;
    return file >> value ? value : 0;
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
    if (limit > 0 && limit > used) available = std::min(available, limit - used);
    return available;
}

std::uint64_t peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace backlash
