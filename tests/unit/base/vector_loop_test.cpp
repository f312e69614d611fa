#include "base/vector_loop.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>

#include "base/elementary.hpp"
#include "base/random_streams.hpp"

namespace backlash {
namespace {

constexpr std::size_t size = 1000;

std::array<double, size> uniforms() {
    std::array<double, size> values{};
    for (std::size_t k = 0; k < size; ++k) {
        const auto words = RandomSource{}.words(static_cast<std::uint32_t>(k), 0, Stream::activity);
        values[k] = uniform53(words[0], words[1]);
    }
    return values;
}

// Whichever copy of the loop runs here: its bits are those of one value at a time.
TEST(VectorLoop, GivesTheBitsOfTheScalarLoop) {
    const auto u = uniforms();
    std::array<double, size> waited{};
    std::array<float, size> shares{};
    vector_loop([&] {
        for (std::size_t k = 0; k < size; ++k) waited[k] = -portable_log_of_normal(u[k]);
        for (std::size_t k = 0; k < size; ++k) shares[k] = portable_exp_float(-static_cast<float>(waited[k]));
    });
    for (std::size_t k = 0; k < size; ++k) {
        const volatile double one = u[k];  // not to be vectorised
        const double one_waits = -portable_log_of_normal(one);
        ASSERT_EQ(std::bit_cast<std::uint64_t>(waited[k]), std::bit_cast<std::uint64_t>(one_waits));
        const volatile float one_waited = static_cast<float>(one_waits);
        ASSERT_EQ(std::bit_cast<std::uint32_t>(shares[k]),
                  std::bit_cast<std::uint32_t>(portable_exp_float(-one_waited)));
    }
}

}  // namespace
}  // namespace backlash
