// The uniform sequences of many accounts side by side: the bits of UniformSequence.
#pragma once

#include <cstdint>
#include <span>

#include "base/word_batch.hpp"

namespace backlash {

// All have taken as many uniforms, or numbers that differ by a multiple of two.
class UniformBatch {
  public:
    // At most word_batch accounts, each at the start of its sequence.
    UniformBatch(const RandomSource& source, Stream stream, std::span<const std::uint32_t> accounts);

    std::uint32_t size() const { return size_; }

    // u[k]: the next uniform of the k-th account.
    void next(PerEntry<double>& u);

    // The sequences of these entries, at the places where they are.
    UniformBatch of(std::span<const std::uint16_t> entries) const;
    // Puts these entries where `others`, made by of(), are by now.
    void follow(std::span<const std::uint16_t> entries, const UniformBatch& others);

  private:
    UniformBatch(const RandomSource& source, Stream stream) : source_(source), stream_(stream) {}
    void draw();

    RandomSource source_;
    Stream stream_;
    std::uint32_t size_ = 0;
    WordKeys keys_;             // of the next block of words
    BatchWords words_;          // of the block before, whose second half comes next
    bool second_half_ = false;  // or does not
};

}  // namespace backlash
