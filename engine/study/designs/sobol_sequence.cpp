#include "study/designs/sobol_sequence.hpp"

namespace backlash {
namespace {

constexpr int bits = 32;

// Each node of the binary tree of prefixes has one random bit, which says whether the bit below is flipped.
std::uint32_t scrambled(std::uint32_t word, std::uint32_t dimension, const RandomSource& source) {
    std::uint32_t flips = 0;
    for (int b = 0; b < bits; ++b) {
        const std::uint32_t prefix = b == 0 ? 0 : word >> (bits - b);
        const std::uint32_t node = (std::uint32_t{1} << b) | prefix;
        const auto random = source.words(dimension, node, Stream::design_scramble)[0];
        flips |= (random >> (bits - 1)) << (bits - 1 - b);
    }
    return word ^ flips;
}

}  // namespace

SobolSequence::SobolSequence(std::size_t dimensions, Scrambling scrambling, const RandomSource& source)
    : engine_(dimensions), dimensions_(dimensions), scrambling_(scrambling), source_(source) {}

double SobolSequence::coordinate(std::uint32_t dimension, std::uint32_t word) const {
    if (scrambling_ == Scrambling::none) return word * 0x1p-32;
    return (scrambled(word, dimension, source_) + 0.5) * 0x1p-32;
}

std::vector<double> SobolSequence::next() {
    std::vector<double> point;
    point.reserve(dimensions_);
    for (std::uint32_t d = 0; d < dimensions_; ++d) {
        const auto word = at_origin_ ? 0 : static_cast<std::uint32_t>(engine_() >> 32);
        point.push_back(coordinate(d, word));
    }
    at_origin_ = false;
    return point;
}

}  // namespace backlash
