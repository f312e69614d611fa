// Counter-based random words: a pure function of (seed, replicate, account, ordinal, stream).
//
// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011) from Random123. Key = (seed low, seed high);
// counter = (account, ordinal, stream, replicate), where ordinal is a step or a draw number.
// Nothing is advanced, nothing is shared: any thread may ask for any word at any time, and two scenarios with
// the same seed see the same words (common random numbers).
#pragma once

#include <Random123/philox.h>

#include <array>
#include <bit>
#include <cstdint>

namespace backlash {

// What a word is used for. Two uses never share a stream, so that adding a draw moves no other.
enum class Stream : std::uint32_t {
    login_uniforms = 0,  // u1..u4 of a log-in: one block a log-in, ordinal = step
    login = 5,           // who logs in: two points a counter, first account of the cell + k, ordinal = step
    login_count = 6,     // how many points: attempt k, first account of the cell + k, ordinal = step
    frequent_login = 7,  // whether an account of many log-ins logs in, ordinal = step
    account_type = 16,   // 16-31: building a population
    loyalty = 17,
    trust = 18,
    reactivity = 19,
    activity = 20,
    threshold = 21,
    attribution = 22,
    engagement = 23,
    market_noise = 32,
    out_degree = 48,  // 48-63: building a network
    attractiveness = 49,
    followee = 50,
    hub_follower = 51,
    hub_reach = 53,
    tie = 54,
    tie_end = 55,
    sampled_account = 64,  // choosing whom to show, without effect on the run
    design_point = 80,     // 80-95: studies
    design_order = 81,
    design_scramble = 82,
    bootstrap = 83,
    initial_state = 96,  // 96-111: the published models
    threshold_draw = 97,
    step_draw = 98,
    meeting = 99,
    transmission = 100,
    activity_draw = 101,
    activation = 102,
    cascade = 103,
};

struct RandomSource {
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;

    using Words = std::array<std::uint32_t, 4>;

    Words words(std::uint32_t account, std::uint32_t ordinal, Stream stream) const {
        const r123::Philox4x32 philox;  // ten rounds
        const r123::Philox4x32::ctr_type counter = {
            {account, ordinal, static_cast<std::uint32_t>(stream), replicate}};
        const r123::Philox4x32::key_type key = {
            {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
        const auto out = philox(counter, key);
        return {out[0], out[1], out[2], out[3]};
    }
};

// [0, 1) in steps of 2^-24: exact in float. Used for the four uniforms of a log-in.
inline float uniform24(std::uint32_t word) {
    return static_cast<float>(word >> 8) * 0x1p-24F;
}

// (0, 1), the odd multiples of 2^-53, never 0 or 1: safe under log and quantile functions. Used everywhere
// else.
inline double uniform53(std::uint32_t high, std::uint32_t low) {
    // 52 bits, because with 53 the largest word plus one half would round to 1.
    const std::uint64_t bits = ((static_cast<std::uint64_t>(high) << 32) | low) >> 12;
    // The 52 bits below the leading one of a double in [2^52, 2^53): vector registers cannot convert
    // integers.
    const double whole = std::bit_cast<double>(bits | 0x4330000000000000ULL) - 0x1p52;
    return (whole + 0.5) * 0x1p-52;
}

// A sequence of uniforms of one account in one stream, for draws that need an unknown number of them.
class UniformSequence {
  public:
    UniformSequence(const RandomSource& source, std::uint32_t account, Stream stream)
        : source_(source), account_(account), stream_(stream) {}

    double next() {
        const bool second_half = (taken_ & 1U) != 0;
        if (!second_half) words_ = source_.words(account_, taken_ / 2, stream_);
        ++taken_;
        return second_half ? uniform53(words_[2], words_[3]) : uniform53(words_[0], words_[1]);
    }

  private:
    RandomSource source_;
    std::uint32_t account_;
    Stream stream_;
    std::uint32_t taken_ = 0;
    RandomSource::Words words_{};
};

}  // namespace backlash
