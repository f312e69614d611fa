#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace backlash {

void advise_huge_pages(void* address, std::size_t bytes) {
    constexpr std::uintptr_t page = 4096;
    constexpr std::size_t huge_page = std::size_t{2} << 20;
    if (bytes < 2 * huge_page) return;
    const auto first = (reinterpret_cast<std::uintptr_t>(address) + page - 1) / page * page;
    const auto last = (reinterpret_cast<std::uintptr_t>(address) + bytes) / page * page;
    // The result is of no interest: without huge pages the program is slower, not wrong.
    static_cast<void>(madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE));
}

}  // namespace backlash
