// The sequence of Sobol' (1967) with the direction numbers of Joe and Kuo (2008).
#pragma once

#include <boost/random/sobol.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random_streams.hpp"

namespace backlash {

enum class Scrambling {
    none,  // the sequence itself; the first point is the origin
    owen   // nested uniform scrambling (Owen 1995), every bit flipped or not by those above it
};

class SobolSequence {
  public:
    static constexpr std::size_t most_dimensions = 3667;

    // Precondition: 1 to most_dimensions.
    SobolSequence(std::size_t dimensions, Scrambling scrambling, const RandomSource& source);

    // The next point, in [0, 1); without the ends when scrambled.
    std::vector<double> next();

  private:
    double coordinate(std::uint32_t dimension, std::uint32_t word) const;

    boost::random::sobol engine_;
    std::size_t dimensions_;
    Scrambling scrambling_;
    RandomSource source_;
    bool at_origin_ = true;  // which the engine leaves out
};

}  // namespace backlash
