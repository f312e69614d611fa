// Poisson numbers that are the same on every machine.
#pragma once

#include <cstdint>

#include "base/random_streams.hpp"

namespace backlash {

// ln k! of a whole number k >= 0, to 1e-12.
double log_factorial(double k);

// A number of a Poisson distribution with this mean >= 0, below 2^31. Means from 10 on by transformed
// rejection (PTRS, Hörmann 1993), smaller ones by inversion. Attempt k takes the words of
// (first_account + k, ordinal, stream); one in four to nine needs a second attempt.
std::uint32_t draw_poisson(double mean, const RandomSource& source, std::uint32_t first_account,
                           std::uint32_t ordinal, Stream stream);

}  // namespace backlash
