#include "base/page_store.hpp"

#include <sys/mman.h>

#include <new>

namespace backlash {
namespace {

constexpr std::size_t slab_pieces = 256;
constexpr std::size_t slab_bytes = slab_pieces * PageStore::piece_bytes;
static_assert(PageStore::most_pieces <= slab_pieces);

}  // namespace

PageStore::~PageStore() {
    for (std::byte* slab : slabs_) munmap(slab, slab_bytes);
}

std::byte* PageStore::reserve(std::size_t pieces) {
    const std::lock_guard lock(changing_);
    if (left_ < pieces) {
        void* slab = mmap(nullptr, slab_bytes, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (slab == MAP_FAILED) throw std::bad_alloc();
        // A huge page would be memory for pieces that are only reserved.
        static_cast<void>(madvise(slab, slab_bytes, MADV_NOHUGEPAGE));
        slabs_.push_back(static_cast<std::byte*>(slab));
        left_ = slab_pieces;
    }
    std::byte* first = slabs_.back() + (slab_pieces - left_) * piece_bytes;
    left_ -= pieces;
    return first;
}

void PageStore::populate([[maybe_unused]] std::byte* piece) {
#ifdef MADV_POPULATE_WRITE
    // All pages at once cost less than a fault each. Systems without it fault.
    static_cast<void>(madvise(piece, piece_bytes, MADV_POPULATE_WRITE));
#endif
}

void PageStore::give_back(std::byte* first, std::size_t pieces) {
    // Fails on nothing that reserve() has given; the memory would stay until the store goes.
    static_cast<void>(madvise(first, pieces * piece_bytes, MADV_DONTNEED));
}

void PageStore::keep(std::byte* piece) {
    const std::lock_guard lock(changing_);
    kept_.push_back(piece);
}

std::byte* PageStore::kept() {
    const std::lock_guard lock(changing_);
    if (kept_.empty()) return nullptr;
    std::byte* const piece = kept_.back();
    kept_.pop_back();
    return piece;
}

}  // namespace backlash
