// Memory for much data that is written, read and gone: it comes in pieces, which go back to the system before
// the store does, or are written again.
//
// What is freed piece by piece on the heap would stay with the program, beside what is made of it. Several
// threads may use a store.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

namespace backlash {

class PageStore {
  public:
    static constexpr std::size_t piece_bytes = std::size_t{64} << 10;
    static constexpr std::size_t most_pieces = 32;  // in a row

    PageStore() = default;
    PageStore(const PageStore&) = delete;
    PageStore& operator=(const PageStore&) = delete;
    ~PageStore();

    // Addresses of so many pieces in a row, at most most_pieces, there until the store goes; no memory yet.
    // Throws std::bad_alloc.
    std::byte* reserve(std::size_t pieces);

    // Memory for a piece that was reserved: zeros.
    static void populate(std::byte* piece);

    // What is in these pieces is not needed any more; their pages go back to the system. Better many in a row
    // at once, because all threads have to hear of it.
    static void give_back(std::byte* first, std::size_t pieces);

    // The same of one piece, but it stays, to be written again.
    void keep(std::byte* piece);
    // A piece that was kept, with what was in it; null when there is none.
    std::byte* kept();

  private:
    std::mutex changing_;
    std::vector<std::byte*> kept_;
    std::vector<std::byte*> slabs_;
    std::size_t left_ = 0;  // pieces not yet reserved of the last slab
};

}  // namespace backlash
