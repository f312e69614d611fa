// Memory for much data that is written once, read once and gone: it comes in pieces, and each goes back to
// the system by itself.
//
// What is freed piece by piece on the heap would stay with the program, beside what is made of it.
#pragma once

#include <cstddef>
#include <vector>

namespace backlash {

class PageStore {
  public:
    static constexpr std::size_t piece_bytes = std::size_t{64} << 10;

    PageStore() = default;
    PageStore(const PageStore&) = delete;
    PageStore& operator=(const PageStore&) = delete;
    ~PageStore();

    // A piece of piece_bytes, zeros, there until the store goes. Throws std::bad_alloc.
    std::byte* take();

    // What is in the piece is not needed any more; its pages go back to the system. From any thread.
    static void give_back(std::byte* piece);

  private:
    std::vector<std::byte*> slabs_;
    std::size_t left_ = 0;  // pieces not yet taken of the last slab
};

}  // namespace backlash
