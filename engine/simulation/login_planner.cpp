#include "simulation/login_planner.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "base/byte_limits.hpp"
#include "base/elementary.hpp"
#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"

namespace backlash {

LoginPlanner::LoginPlanner(Rhythm rhythm, const RandomSource& source, ZeroPageVector<float> rates)
    : rhythm_(std::move(rhythm)), source_(source), rate_(std::move(rates)) {}

// Single precision will do: where the whole part comes out wrong, 256 p is within rounding of a whole number.
void LoginPlanner::find_limits(IdRange ids, float hours, ByteLimits& limits) const {
    vector_loop([limit = limits.data(), rate = &rate_[ids.first], hours, size = ids.size()] {
        // Copies, which the compiler knows that no store reaches.
        const float* const rates = rate;
        std::uint8_t* const found = limit;
        const float duration = hours;
        const std::uint32_t end = size;
        BACKLASH_INDEPENDENT
        for (std::uint32_t k = 0; k < end; ++k) {
            const float scaled = 256.0F * (1.0F - portable_exp_float(-(rates[k] * duration)));
            const auto whole = static_cast<std::int32_t>(scaled);
            found[k] = static_cast<std::uint8_t>(whole - (whole >> 8));  // 256 where p is 1
        }
    });
    std::fill(limits.begin() + ids.size(), limits.end(), std::uint8_t{0});
}

// The byte was the beginning of 256 p: whoever has less than the rest of it logs in.
void LoginPlanner::decide(IdRange ids, std::uint32_t step, const ByteLimits& limits,
                          std::span<const std::uint16_t> undecided, std::span<std::uint64_t> bits) const {
    WordKeys keys;
    BatchWords words;
    PerEntry<float> rate;
    PerEntry<std::uint8_t> limit;
    PerEntry<std::uint64_t> logs_in;
    const auto size = static_cast<std::uint32_t>(undecided.size());
    for (std::uint32_t k = 0; k < size; ++k) {
        keys.accounts[k] = ids.first + undecided[k];
        keys.ordinals[k] = step;
        rate[k] = rate_[keys.accounts[k]];
        limit[k] = limits[undecided[k]];
    }
    draw_words(source_, Stream::login_rest, keys, size, words);
    vector_loop([&, hours = rhythm_.hours(step), size] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const double scaled = 256.0 * (1.0 - portable_exp(-static_cast<double>(rate[k]) * hours));
            logs_in[k] = uniform53(words[0][k], words[1][k]) < scaled - limit[k] ? 1 : 0;
        }
    });
    for (std::uint32_t k = 0; k < size; ++k)
        bits[undecided[k] / bits_a_word] |= logs_in[k] << (undecided[k] % bits_a_word);
}

void LoginPlanner::plan_step(IdRange ids, std::uint32_t step, const ByteLimits& limits,
                             std::span<std::uint64_t> bits) const {
    constexpr std::size_t words_a_batch = byte_batch / bits_a_word;
    std::array<std::uint64_t, block_size / bits_a_word> equal;
    WordKeys keys;
    BatchWords words;
    keys.ordinals.fill(step);
    for (std::size_t first = 0; first < bits.size(); first += words_a_batch) {
        const std::size_t size = std::min(words_a_batch, bits.size() - first);
        const auto account = ids.first + static_cast<std::uint32_t>(first * bits_a_word);
        std::iota(keys.accounts.begin(), keys.accounts.end(), account / bytes_a_counter);
        draw_words(source_, Stream::login, keys, counters_for(size), words);
        compare_bytes(words, std::span(limits).subspan(first * bits_a_word, size * bits_a_word),
                      bits.subspan(first, size), std::span(equal).subspan(first, size));
    }
    std::array<std::uint16_t, block_size> room;
    auto undecided = std::span(room).first(list_rare_bits(std::span(equal).first(bits.size()), room));
    while (!undecided.empty() && undecided.back() >= ids.size())
        undecided = undecided.first(undecided.size() - 1);
    while (!undecided.empty()) {
        const auto part = undecided.first(std::min<std::size_t>(word_batch, undecided.size()));
        decide(ids, step, limits, part, bits);
        undecided = undecided.subspan(part.size());
    }
}

void LoginPlanner::plan(std::uint32_t block, std::uint32_t first, std::span<std::uint64_t> bits) const {
    assert(first < steps());
    const IdRange ids = block_range(block, accounts());
    const std::size_t words = words_of(block, accounts());
    const std::uint32_t end = std::min(first + window, steps());
    ByteLimits limits;
    for (std::uint32_t step = first; step < end; ++step) {
        if (step == first || rhythm_.level(step) != rhythm_.level(step - 1))
            find_limits(ids, static_cast<float>(rhythm_.hours(step)), limits);
        plan_step(ids, step, limits, bits.subspan((step - first) * words, words));
    }
    std::ranges::fill(bits.subspan((end - first) * words), 0);
}

}  // namespace backlash
