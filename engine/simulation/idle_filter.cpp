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

std::array<float, above_cap> upper_ends_of_involvement(float cap) {
    std::array<float, above_cap> ends{};
    for (std::uint32_t level = 1; level < above_cap; ++level)
        ends[level] = static_cast<float>(cap * std::exp2((static_cast<double>(level) - cap_level) / 3.0));
    return ends;
}

constexpr std::uint32_t mark_end = 1U << mark_bits;  // above every mark

// Smallest beginning that no uniform below `limit` has; a hair above, for rounding.
std::uint32_t mark_above(double limit) {
    constexpr double hair = 1.0 + 1e-6;
    return static_cast<std::uint32_t>(std::min(std::ceil(limit * hair * mark_end), double{mark_end}));
}

// limit + sign - 1 - mark has the sign's bit where the mark is below the limit.
constexpr std::uint32_t upper_sign = MarkPair::of(mark_end, 0);
constexpr std::uint32_t both_signs = MarkPair::of(mark_end, mark_end);
constexpr std::uint32_t one_below_signs = both_signs - MarkPair::of(1, 1);

}  // namespace

IdleFilter::IdleFilter(std::size_t accounts, const Scenario& scenario)
    : unprompted_(scenario.posting.unprompted),
      readiness_unit_(std::max(
          static_cast<float>(scenario.posting.negative_rate + scenario.posting.neutral_rate), 0x1p-20F)),
      involvement_ends_(upper_ends_of_involvement(static_cast<float>(scenario.population.involvement_cap))),
      codes_(accounts) {}

void IdleFilter::take_in(std::uint32_t block, std::span<const Account> accounts) {
    constexpr std::uint32_t together = 256;
    std::array<float, together> involvement;
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(accounts.size()));
    // By offsets: ids end where their numbers do.
    for (std::uint32_t offset = 0; offset < ids.size(); offset += together) {
        const std::uint32_t first = ids.first + offset;
        const std::uint32_t size = std::min(together, ids.last - first);
        for (std::uint32_t k = 0; k < size; ++k) involvement[k] = accounts[first + k].involvement;
        // The level is how many ends are passed.
        vector_loop([&involvement, codes = &codes_[first], ends = involvement_ends_, size] {
            const std::uint32_t last = size;
            std::array<std::int32_t, together> levels{};
            for (const float end : ends)
                for (std::uint32_t k = 0; k < last; ++k) levels[k] += involvement[k] > end ? 1 : 0;
            for (std::uint32_t k = 0; k < last; ++k) codes[k] = static_cast<Code>(levels[k]);
        });
    }
}

std::uint32_t IdleFilter::readiness_level(float readiness) const {
    if (readiness <= 0.0F) return 0;
    const float units = std::max(lowest_readiness, readiness / readiness_unit_);
    const auto above = std::bit_cast<std::uint32_t>(units) - std::bit_cast<std::uint32_t>(lowest_readiness);
    return std::min((above >> level_shift) + 1, highest_readiness_level);
}

IdleFilter::Limits IdleFilter::limits(double board_chance, double novelty) const {
    const double unprompted = novelty * unprompted_;
    std::array<std::uint32_t, highest_readiness_level + 1> post{};
    for (std::uint32_t level = 1; level < highest_readiness_level; ++level)
        post[level] = mark_above(upper_end_of_readiness(level) * readiness_unit_ * unprompted);
    post[highest_readiness_level] = unprompted > 0.0 ? mark_end : 0;
    std::array<std::uint32_t, involvement_bits + 1> board{};
    for (std::uint32_t level = 1; level <= cap_level; ++level)
        board[level] = mark_above(board_chance * involvement_ends_[level]);
    board[above_cap] = board_chance > 0.0 ? mark_end : 0;
    Limits limits;
    for (std::uint32_t code = 0; code < limits.size(); ++code) {
        const std::uint32_t upper =
            (code & awake) != 0 ? mark_end : post[(code & readiness_bits) >> readiness_shift];
        limits[code] = one_below_signs + MarkPair::of(upper, board[code & involvement_bits]);
    }
    return limits;
}

void IdleFilter::select(std::uint32_t first_id, std::span<const LogIn> log_ins, const Limits& limits,
                        std::span<const Account> accounts, std::span<const Inbox> inboxes,
                        Selected& selected) {
    assert(log_ins.size() <= word_batch && selected.count + log_ins.size() <= log_in_batch);
    PerEntry<LogIn> picked;
    std::uint32_t count = 0;
    for (const LogIn log_in : log_ins) {
        picked[count] = log_in;
        const std::uint32_t above = limits[codes_[first_id + log_in.index()]] - log_in.marks();
        count += (above & both_signs) != 0 ? 1 : 0;
    }
    for (const LogIn log_in : std::span(picked).first(count)) {
        const std::uint32_t id = first_id + log_in.index();
        // Between other work, because few lines can be on their way at a time; into the second cache, because
        // a batch is larger than the first.
        __builtin_prefetch(&inboxes[id], 1, 2);
        __builtin_prefetch(&accounts[id], 1, 2);
        Code& code = codes_[id];
        code &= static_cast<Code>(~awake);
        selected.ids[selected.count] = id;
        selected.log_ins[selected.count] = log_in;
        selected.may_post[selected.count] = mask_of(((limits[code] - log_in.marks()) & upper_sign) != 0);
        ++selected.count;
    }
}

}  // namespace backlash
