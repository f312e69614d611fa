#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace backlash {

void advise_huge_pages(void* address, std::size_t bytes) {
    constexpr std::uintptr_t page = 4096;
    constexpr std::size_t huge_page = std::size_t{2} << 20;
    if (bytes < 2 * huge_page) return;
    const auto start = reinterpret_cast<std::uintptr_t>(address);
    const std::size_t before_first_page = (page - start % page) % page;
    const std::size_t whole_pages = (bytes - before_first_page) / page * page;
    // The result is of no interest: without huge pages the program is slower, not wrong.
    static_cast<void>(madvise(static_cast<char*>(address) + before_first_page, whole_pages, MADV_HUGEPAGE));
}

void* take_zero_pages(std::size_t bytes) {
    void* address = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address == MAP_FAILED) throw std::bad_alloc();
    advise_huge_pages(address, bytes);
    return address;
}

void give_zero_pages(void* address, std::size_t bytes) {
    munmap(address, bytes);
}

}  // namespace backlash
