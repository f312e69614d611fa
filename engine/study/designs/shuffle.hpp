// Random order, the same on every machine.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "base/random_streams.hpp"

namespace backlash {

// Fisher and Yates 1938, Durstenfeld 1964.
template <typename T>
void shuffle(std::vector<T>& values, UniformSequence& uniforms) {
    for (std::size_t left = values.size(); left > 1; --left) {
        const auto chosen = static_cast<std::size_t>(uniforms.next() * static_cast<double>(left));
        std::swap(values[left - 1], values[chosen]);
    }
}

}  // namespace backlash
