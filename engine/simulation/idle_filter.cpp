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

// Levels of readiness, two powers of two each: level r has what is below its upper end. Who knows of nothing
// cannot post and has level 0; those of the last level, without an upper end, are looked at whenever somebody
// may post unprompted.
constexpr std::uint32_t highest_readiness_level = 7;
constexpr float lowest_readiness = 0x1p-10F;
constexpr int level_shift = 24;  // of a float's bits

float upper_end_of_readiness(std::uint32_t level) {
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(lowest_readiness) + (level << level_shift));
}

// Levels of involvement, a third of a power of two each, so that level 14 ends at the cap. Level 0 is none;
// those above the cap, whom a table of people may state, are always looked at while there is a board.
constexpr std::uint32_t cap_level = 14;
constexpr std::uint32_t above_cap = 15;

// The cap is a float in accounts.
std::array<double, above_cap> upper_ends_of_involvement(float cap) {
    std::array<double, above_cap> ends{};
    for (std::uint32_t level = 1; level < above_cap; ++level)
        ends[level] = cap * std::exp2((static_cast<double>(level) - cap_level) / 3.0);
    return ends;
}

// Smallest number of units of 2^-24 that no uniform below `limit` reaches; a hair above, for rounding.
std::uint32_t units_above(double limit) {
    constexpr double hair = 1.0 + 1e-6;
    return static_cast<std::uint32_t>(std::min(std::ceil(limit * hair * 0x1p24), 0x1p24));
}

// limit + sign - 1 - number has the sign's bit where the number is below the limit. Two fields of 32 bits.
constexpr std::uint64_t upper_sign = std::uint64_t{1} << 63;
constexpr std::uint64_t both_signs = upper_sign | std::uint64_t{1} << 31;
constexpr std::uint64_t one_below_signs = both_signs - (std::uint64_t{1} << 32 | 1);

}  // namespace

IdleFilter::IdleFilter(std::span<const Account> accounts, const Scenario& scenario,
                       const RandomSource& source, Executor& executor)
    : source_(source),
      unprompted_(scenario.posting.unprompted),
      readiness_unit_(std::max(
          static_cast<float>(scenario.posting.negative_rate + scenario.posting.neutral_rate), 0x1p-20F)),
      involvement_ends_(upper_ends_of_involvement(static_cast<float>(scenario.population.involvement_cap))),
      codes_(accounts.size()) {
    const auto size = static_cast<std::uint32_t>(accounts.size());
    executor.for_each_index(block_count(size), [&](std::size_t block) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), size);
        for (std::uint32_t id = ids.first; id < ids.last; ++id)
            codes_[id] = static_cast<Code>(involvement_level(accounts[id].involvement));
    });
}

std::uint32_t IdleFilter::readiness_level(float readiness) const {
    if (readiness <= 0.0F) return 0;
    const float units = std::max(lowest_readiness, readiness / readiness_unit_);
    const auto above = std::bit_cast<std::uint32_t>(units) - std::bit_cast<std::uint32_t>(lowest_readiness);
    return std::min((above >> level_shift) + 1, highest_readiness_level);
}

std::uint32_t IdleFilter::involvement_level(double involvement) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(involvement_ends_, involvement) -
                                      involvement_ends_.begin());
}

IdleFilter::Limits IdleFilter::limits(double board_chance, double novelty) const {
    constexpr std::uint32_t always = 1U << 24;
    const double unprompted = novelty * unprompted_;
    std::array<std::uint32_t, highest_readiness_level + 1> post{};
    for (std::uint32_t level = 1; level < highest_readiness_level; ++level)
        post[level] = units_above(upper_end_of_readiness(level) * readiness_unit_ * unprompted);
    post[highest_readiness_level] = unprompted > 0.0 ? always : 0;
    std::array<std::uint32_t, involvement_bits + 1> board{};
    for (std::uint32_t level = 1; level <= cap_level; ++level)
        board[level] = units_above(board_chance * involvement_ends_[level]);
    board[above_cap] = board_chance > 0.0 ? always : 0;
    Limits limits;
    for (std::uint32_t code = 0; code < limits.size(); ++code) {
        const std::uint64_t upper =
            (code & awake) != 0 ? always : post[(code & readiness_bits) >> readiness_shift];
        limits[code] = one_below_signs + (upper << 32 | board[code & involvement_bits]);
    }
    return limits;
}

void IdleFilter::select(std::uint32_t first_id, std::span<const std::uint16_t> indices, std::uint32_t step,
                        const Limits& limits, std::span<const Account> accounts,
                        std::span<const Inbox> inboxes, Selected& selected) {
    assert(selected.count + indices.size() <= log_in_batch);
    WordKeys keys;
    BatchWords words;
    const auto size = static_cast<std::uint32_t>(indices.size());
    for (std::uint32_t k = 0; k < size; ++k) {
        keys.accounts[k] = first_id + indices[k];
        keys.ordinals[k] = step;
    }
    draw_words(source_, Stream::login_uniforms, keys, size, words);
    PerEntry<std::uint64_t> uniforms;  // u3 and u2, as limits are
    vector_loop([&, upper = words[2].data(), lower = words[1].data(), size] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k)
            uniforms[k] = std::uint64_t{upper[k] >> 8} << 32 | lower[k] >> 8;
    });
    PerEntry<std::uint32_t> picked;
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < size; ++k) {
        picked[count] = k;
        const std::uint64_t above = limits[codes_[keys.accounts[k]]] - uniforms[k];
        count += (above & both_signs) != 0 ? 1 : 0;
    }
    for (std::uint32_t c = 0; c < count; ++c) {
        const std::uint32_t k = picked[c];
        const std::uint32_t id = keys.accounts[k];
        const std::uint32_t place = selected.count + c;
        // Between other work, because few lines can be on their way at a time; into the second cache, because
        // a batch is larger than the first.
        __builtin_prefetch(&inboxes[id], 1, 2);
        __builtin_prefetch(&accounts[id], 1, 2);
        selected.ids[place] = id;
        for (std::size_t w = 0; w < words.size(); ++w) selected.words[w][place] = words[w][k];
        Code& code = codes_[id];
        code &= static_cast<Code>(~awake);
        selected.may_post[place] = mask_of(((limits[code] - uniforms[k]) & upper_sign) != 0);
    }
    selected.count += count;
}

}  // namespace backlash
