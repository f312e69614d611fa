// What do exp and log cost that give the same bits everywhere?
//
// Answer seen: in loops, which run in vector registers, a quarter of the C library's.
#include "base/elementary.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "base/vector_loop.hpp"
#include "questions.hpp"

namespace backlash {
namespace {

constexpr std::size_t count = 1024;

template <class Number, class Function>
void apply(benchmark::State& state, Function function) {
    std::array<Number, count> x;
    std::array<Number, count> y;
    for (std::size_t k = 0; k < count; ++k) x[k] = static_cast<Number>(-0.01 * static_cast<double>(k + 1));
    for (auto _ : state) {
        vector_loop([&] {
            for (std::size_t k = 0; k < count; ++k) y[k] = function(x[k]);
        });
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

}  // namespace

void ask_elementary() {
    benchmark::RegisterBenchmark("exp/own", [](benchmark::State& state) {
        apply<double>(state, [](double x) { return portable_exp(x); });
    });
    benchmark::RegisterBenchmark("exp/library", [](benchmark::State& state) {
        apply<double>(state, [](double x) { return std::exp(x); });
    });
    benchmark::RegisterBenchmark("log/own", [](benchmark::State& state) {
        apply<double>(state, [](double x) { return portable_log_of_normal(-x); });
    });
    benchmark::RegisterBenchmark("log/library", [](benchmark::State& state) {
        apply<double>(state, [](double x) { return std::log(-x); });
    });
    benchmark::RegisterBenchmark("exp_float/own", [](benchmark::State& state) {
        apply<float>(state, [](float x) { return portable_exp_float(x); });
    });
    benchmark::RegisterBenchmark("exp_float/library", [](benchmark::State& state) {
        apply<float>(state, [](float x) { return std::exp(x); });
    });
}

}  // namespace backlash
