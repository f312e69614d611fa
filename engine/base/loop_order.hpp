// Tells the thread sanitizer how a parallel loop orders its threads; does nothing in any other build.
//
// oneTBB's library is not built for the sanitizer, which therefore takes every value that passes between the
// caller and a piece of work for a race.
#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace backlash {

// Lives in the caller around the loop: what happened before it is seen by the pieces, what they did is seen
// after it.
class LoopOrder {
  public:
#ifdef __SANITIZE_THREAD__
    LoopOrder() {
        __tsan_release(&begun_);
    }
    ~LoopOrder() {
        __tsan_acquire(&done_);
    }
    LoopOrder(const LoopOrder&) = delete;
    LoopOrder& operator=(const LoopOrder&) = delete;

    void begin_piece() {
        __tsan_acquire(&begun_);
    }
    void end_piece() {
        __tsan_release(&done_);
    }

  private:
    char begun_ = 0;  // only the addresses matter
    char done_ = 0;
#else
    void begin_piece() {}
    void end_piece() {}
#endif
};

// Lives in a piece of work, also when that ends with an exception.
class PieceOrder {
  public:
    explicit PieceOrder(LoopOrder& loop) : loop_(loop) { loop_.begin_piece(); }
    ~PieceOrder() { loop_.end_piece(); }
    PieceOrder(const PieceOrder&) = delete;
    PieceOrder& operator=(const PieceOrder&) = delete;

  private:
    LoopOrder& loop_;
};

}  // namespace backlash
