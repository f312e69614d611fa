#include "base/uniform_batch.hpp"

#include <algorithm>

#include "base/vector_loop.hpp"

namespace backlash {
namespace {

void to_uniforms(const PerEntry<std::uint32_t>& high, const PerEntry<std::uint32_t>& low, std::uint32_t count,
                 PerEntry<double>& u) {
    vector_loop([&, count] {
        const std::uint32_t last = count;
        for (std::uint32_t k = 0; k < last; ++k) u[k] = uniform53(high[k], low[k]);
    });
}

}  // namespace

UniformBatch::UniformBatch(const RandomSource& source, Stream stream, std::span<const std::uint32_t> accounts)
    : source_(source), stream_(stream), size_(static_cast<std::uint32_t>(accounts.size())) {
    std::ranges::copy(accounts, keys_.accounts.begin());
    std::fill_n(keys_.ordinals.begin(), size_, 0U);
}

void UniformBatch::draw() {
    draw_words(source_, stream_, keys_, size_, words_);
    for (std::uint32_t k = 0; k < size_; ++k) ++keys_.ordinals[k];
}

void UniformBatch::next(PerEntry<double>& u) {
    if (second_half_) {
        to_uniforms(words_[2], words_[3], size_, u);
    } else {
        draw();
        to_uniforms(words_[0], words_[1], size_, u);
    }
    second_half_ = !second_half_;
}

UniformBatch UniformBatch::of(std::span<const std::uint16_t> entries) const {
    UniformBatch some(source_, stream_);
    some.size_ = static_cast<std::uint32_t>(entries.size());
    some.second_half_ = second_half_;
    for (std::size_t j = 0; j < entries.size(); ++j) {
        some.keys_.accounts[j] = keys_.accounts[entries[j]];
        some.keys_.ordinals[j] = keys_.ordinals[entries[j]];
        if (!second_half_) continue;
        some.words_[2][j] = words_[2][entries[j]];
        some.words_[3][j] = words_[3][entries[j]];
    }
    return some;
}

void UniformBatch::follow(std::span<const std::uint16_t> entries, const UniformBatch& others) {
    for (std::size_t j = 0; j < entries.size(); ++j) {
        keys_.ordinals[entries[j]] = others.keys_.ordinals[j];
        if (!second_half_) continue;
        words_[2][entries[j]] = others.words_[2][j];
        words_[3][entries[j]] = others.words_[3][j];
    }
}

}  // namespace backlash
