#include "base/page_store.hpp"

#include <sys/mman.h>

#include <new>

namespace backlash {
namespace {

constexpr std::size_t slab_pieces = 256;
constexpr std::size_t slab_bytes = slab_pieces * PageStore::piece_bytes;

}  // namespace

PageStore::~PageStore() {
    for (std::byte* slab : slabs_) munmap(slab, slab_bytes);
}

std::byte* PageStore::take() {
    if (left_ == 0) {
        void* slab = mmap(nullptr, slab_bytes, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (slab == MAP_FAILED) throw std::bad_alloc();
        slabs_.push_back(static_cast<std::byte*>(slab));
        left_ = slab_pieces;
    }
    std::byte* piece = slabs_.back() + (slab_pieces - left_--) * piece_bytes;
#ifdef MADV_POPULATE_WRITE
    // All pages at once cost less than a fault each. Systems without it fault.
    static_cast<void>(madvise(piece, piece_bytes, MADV_POPULATE_WRITE));
#endif
    return piece;
}

void PageStore::give_back(std::byte* piece) {
    // Fails on nothing that take() has given; the memory would stay until the store goes.
    static_cast<void>(madvise(piece, piece_bytes, MADV_DONTNEED));
}

}  // namespace backlash
