#include "simulation/idle_filter.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include "base/blocks.hpp"
#include "base/masks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

// Readiness to post on a scale of four codes a power of two: code c covers [lower_end(c), lower_end(c + 1)).
constexpr float lowest = 0x1p-22F;
constexpr int code_shift = 21;  // leaves two bits of the mantissa
constexpr std::uint32_t highest_code = 127;

// Involvement of that many units or more: a table of people may state any.
constexpr std::uint32_t highest_involvement = 255;

float lower_end(std::uint32_t code) {
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(lowest) + ((code - 1) << code_shift));
}

// Smallest number of units of 2^-24 that no uniform below `limit` reaches; a hair above, for rounding.
std::uint32_t units_above(double limit) {
    constexpr double hair = 1.0 + 1e-6;
    return static_cast<std::uint32_t>(std::min(std::ceil(limit * hair * 0x1p24), 0x1p24));
}

}  // namespace

IdleFilter::IdleFilter(std::span<const Account> accounts, const Scenario& scenario,
                       const RandomSource& source, Executor& executor)
    : source_(source),
      posting_(scenario.posting),
      involvement_unit_(std::max(scenario.population.involvement_cap, 0x1p-20) / 254.0),
      codes_(accounts.size()) {
    const auto size = static_cast<std::uint32_t>(accounts.size());
    executor.for_each_index(block_count(size), [&](std::size_t block) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), size);
        for (std::uint32_t id = ids.first; id < ids.last; ++id) {
            const double units = std::ceil(accounts[id].involvement / involvement_unit_);
            codes_[id] = {unaware, static_cast<std::uint8_t>(std::min<double>(units, highest_involvement))};
        }
    });
}

std::uint8_t IdleFilter::code_of(float readiness) {
    const auto above =
        std::bit_cast<std::uint32_t>(std::max(lowest, readiness)) - std::bit_cast<std::uint32_t>(lowest);
    return static_cast<std::uint8_t>(std::min((above >> code_shift) + 1, highest_code));
}

IdleFilter::Limits IdleFilter::limits(double board_chance, double novelty) const {
    Limits limits{};
    const double unprompted = novelty * posting_.unprompted;
    vector_loop([&, post = limits.post.data(), board = limits.board.data(),
                 chance_per_unit = board_chance * involvement_unit_] {
        for (std::uint32_t code = 0; code < std::tuple_size_v<decltype(limits.board)>; ++code)
            board[code] = units_above(chance_per_unit * code);
        for (std::uint32_t code = 1; code < highest_code; ++code)
            post[code] = units_above(lower_end(code + 1) * unprompted);
    });
    limits.post[unaware] = 0;
    std::fill(limits.post.begin() + highest_code, limits.post.end(), 1U << 24);
    limits.board[highest_involvement] = board_chance > 0.0 ? 1U << 24 : 0;
    return limits;
}

void IdleFilter::select(std::uint32_t first_id, std::span<const std::uint16_t> indices, std::uint32_t step,
                        const Limits& limits, Selected& selected) {
    assert(selected.count + indices.size() <= log_in_batch);
    WordKeys keys;
    BatchWords words;
    const auto size = static_cast<std::uint32_t>(indices.size());
    for (std::uint32_t k = 0; k < size; ++k) {
        keys.accounts[k] = first_id + indices[k];
        keys.ordinals[k] = step;
    }
    draw_words(source_, Stream::login_uniforms, keys, size, words);
    PerEntry<std::uint32_t> picked;
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < size; ++k) {
        picked[count] = k;
        const Codes codes = codes_[keys.accounts[k]];
        const bool may_act = (words[2][k] >> 8) < limits.post[codes.readiness];
        const bool may_see_board = (words[1][k] >> 8) < limits.board[codes.involvement];
        count += static_cast<std::uint32_t>(may_act) | static_cast<std::uint32_t>(may_see_board);
    }
    for (std::uint32_t c = 0; c < count; ++c) {
        const std::uint32_t k = picked[c];
        const std::uint32_t place = selected.count + c;
        selected.ids[place] = keys.accounts[k];
        for (std::size_t w = 0; w < words.size(); ++w) selected.words[w][place] = words[w][k];
        std::uint8_t& readiness = codes_[keys.accounts[k]].readiness;
        readiness &= static_cast<std::uint8_t>(~awake);
        selected.may_post[place] = mask_of((words[2][k] >> 8) < limits.post[readiness]);
    }
    selected.count += count;
}

}  // namespace backlash
