// Runs a loop with the widest vector registers of the processor at hand.
//
// The program is built for every x86-64 processor; a loop given to vector_loop() is compiled three times and
// the best copy is chosen when it runs. The bits of the result do not depend on the choice: without fused
// multiply-add (-ffp-contract=off) and reordered sums a vector operation is the scalar one, several at once.
#pragma once

// Before a loop none of whose stores reaches one of its loads, where a compiler cannot know.
#if defined(__clang__)
#define BACKLASH_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define BACKLASH_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace backlash {

#if defined(__x86_64__)

// Flattened: all that `loop` calls is compiled into the copy, for its processor.
template <class Loop>
[[gnu::target("avx2,avx512f,avx512dq,avx512bw,avx512vl"), gnu::flatten, gnu::noinline]] void loop_of_512_bits(
    const Loop& loop) {
    loop();
}

template <class Loop>
[[gnu::target("avx2"), gnu::flatten, gnu::noinline]] void loop_of_256_bits(const Loop& loop) {
    loop();
}

template <class Loop>
void vector_loop(const Loop& loop) {
    if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
        loop_of_512_bits(loop);
    } else if (__builtin_cpu_supports("avx2")) {
        loop_of_256_bits(loop);
    } else {
        loop();
    }
}

#else

template <class Loop>
void vector_loop(const Loop& loop) {
    loop();
}

#endif

}  // namespace backlash
