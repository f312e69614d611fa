// What do the memory accesses of a step cost at best, at the sizes they have in a run?
//
// The ceilings of the other figures. One thread, huge pages, fetched ahead.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <numeric>
#include <vector>

#include "base/huge_pages.hpp"
#include "population/account.hpp"
#include "questions.hpp"

namespace backlash {
namespace {

constexpr std::size_t accesses = 1 << 22;
constexpr std::size_t ahead = 32;

struct alignas(64) Record {
    std::uint64_t words[8];
};

std::vector<std::uint32_t> random_places(std::size_t size) {
    auto places = huge_page_vector<std::uint32_t>(accesses);
    for (std::size_t k = 0; k < accesses; ++k) {
        const auto words = RandomSource{}.words(static_cast<std::uint32_t>(k), 0, Stream::activity);
        places[k] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(words[0]) * size >> 32);
    }
    return places;
}

template <class Element, class Touch>
void access_at_random(benchmark::State& state, std::size_t bytes, Touch touch) {
    auto elements = huge_page_vector<Element>(bytes / sizeof(Element));
    const auto places = random_places(elements.size());
    for (auto _ : state) {
        for (std::size_t k = 0; k < accesses; ++k) {
            if (k + ahead < accesses) __builtin_prefetch(&elements[places[k + ahead]], 1);
            touch(elements[places[k]]);
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(accesses));
}

// Read-modify-write of both ends of one cache line.
void touch_records(benchmark::State& state, std::size_t bytes) {
    access_at_random<Record>(state, bytes, [](Record& record) {
        record.words[0] += record.words[3];
        record.words[7] ^= record.words[0];
    });
}

void increment(benchmark::State& state, std::size_t bytes) {
    access_at_random<std::uint32_t>(state, bytes, [](std::uint32_t& counter) { ++counter; });
}

// a = b + s c as in STREAM (McCalpin 1995): three arrays counted, the fetch of what is overwritten not.
void triad(benchmark::State& state, std::size_t bytes) {
    const std::size_t size = bytes / sizeof(double);
    auto a = huge_page_vector<double>(size);
    const auto b = huge_page_vector<double>(size);
    const auto c = huge_page_vector<double>(size);
    for (auto _ : state) {
        for (std::size_t i = 0; i < size; ++i) a[i] = b[i] + 3.0 * c[i];
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(3 * bytes));
}

void read(benchmark::State& state, std::size_t bytes) {
    const auto words = huge_page_vector<std::uint64_t>(bytes / sizeof(std::uint64_t));
    for (auto _ : state)
        benchmark::DoNotOptimize(std::accumulate(words.begin(), words.end(), std::uint64_t{0}));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

}  // namespace

void ask_memory(const FoundingCase& founding_case) {
    const std::size_t accounts = founding_case.scenario().network.accounts;
    const std::size_t whole = accounts * (sizeof(Account) + sizeof(Inbox));
    benchmark::RegisterBenchmark("triad", triad, whole);
    benchmark::RegisterBenchmark("read", read, whole);
    benchmark::RegisterBenchmark("touches", touch_records, whole);
    benchmark::RegisterBenchmark("increments/inboxes", increment, accounts * sizeof(Inbox));
    benchmark::RegisterBenchmark("increments/rows", increment, accounts * sizeof(std::uint64_t));
}

}  // namespace backlash
