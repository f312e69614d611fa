#include "ceilings.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/huge_pages.hpp"
#include "base/random_streams.hpp"

namespace backlash {
namespace {

constexpr std::size_t accesses = 1 << 22;
constexpr std::size_t ahead = 32;
constexpr int repeats = 3;

struct alignas(64) Record {
    std::uint64_t words[8];
};

std::vector<std::uint32_t> random_places(std::size_t size) {
    std::vector<std::uint32_t> places(accesses);
    for (std::size_t k = 0; k < accesses; ++k) {
        const auto words = RandomSource{}.words(static_cast<std::uint32_t>(k), 0, Stream::activity);
        places[k] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(words[0]) * size >> 32);
    }
    return places;
}

template <class Element, class Touch>
double random_accesses(std::size_t bytes, Touch touch) {
    auto elements = huge_page_vector<Element>(bytes / sizeof(Element));
    const auto places = random_places(elements.size());
    const double seconds = best_seconds(repeats, [&] {
        for (std::size_t k = 0; k < accesses; ++k) {
            if (k + ahead < accesses) __builtin_prefetch(&elements[places[k + ahead]], 1);
            touch(elements[places[k]]);
        }
    });
    return static_cast<double>(accesses) / seconds;
}

}  // namespace

double best_seconds(int times, const std::function<void()>& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int k = 0; k < times; ++k) {
        const auto started = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
    }
    return best;
}

double triad_bandwidth(std::size_t bytes) {
    const std::size_t size = bytes / sizeof(double);
    auto a = huge_page_vector<double>(size);
    auto b = huge_page_vector<double>(size);
    auto c = huge_page_vector<double>(size);
    const double seconds = best_seconds(repeats, [&] {
        for (std::size_t i = 0; i < size; ++i) a[i] = b[i] + 3.0 * c[i];
    });
    return 3.0 * static_cast<double>(bytes) / seconds;
}

double random_record_touches(std::size_t bytes) {
    return random_accesses<Record>(bytes, [](Record& record) {
        record.words[0] += record.words[3];
        record.words[7] ^= record.words[0];
    });
}

double random_increments(std::size_t bytes) {
    return random_accesses<std::uint32_t>(bytes, [](std::uint32_t& counter) { ++counter; });
}

double philox_blocks() {
    std::uint32_t sum = 0;
    const double seconds = best_seconds(repeats, [&] {
        for (std::uint32_t k = 0; k < accesses; ++k)
            sum += RandomSource{}.words(k, sum, Stream::activity)[0] & 1U;
    });
    // The sum feeds back, so that the compiler can neither drop nor overlap the blocks away.
    return sum == 0 ? 0.0 : static_cast<double>(accesses) / seconds;
}

}  // namespace backlash
