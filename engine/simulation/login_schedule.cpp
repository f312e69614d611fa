#include "simulation/login_schedule.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/draws.hpp"
#include "base/huge_pages.hpp"
#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t word_bits = 64;
constexpr std::uint32_t block_words = block_size / word_bits;

// One bit an account of the block and step of the window: read in order they give ascending ids, however they
// were set.
using LoginBits = std::array<std::uint64_t, block_words * LoginSchedule::window>;

std::uint64_t& word_of(LoginBits& bits, std::uint32_t step_in_window, std::uint16_t index) {
    return bits[std::size_t{step_in_window} * block_words + index / word_bits];
}

}  // namespace

LoginSchedule::LoginSchedule(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates)
    : rhythm_(rhythm),
      source_(source),
      rate_(std::move(rates)),
      next_(huge_page_vector<std::uint32_t>(rate_.size())),
      ordinal_(huge_page_vector<std::uint32_t>(rate_.size())),
      windows_(block_count(static_cast<std::uint32_t>(rate_.size()))) {}

LoginSchedule::LoginSchedule(const LoginSchedule& other, const Rhythm& rhythm)
    : rhythm_(rhythm),
      source_(other.source_),
      rate_(huge_page_copy(other.rate_)),
      next_(huge_page_copy(other.next_)),
      ordinal_(huge_page_copy(other.ordinal_)),
      windows_(other.windows_) {}

void LoginSchedule::draw_next(std::uint32_t first_id, std::span<const std::uint16_t> indices) {
    // In short runs, each pass over which is a loop of independent iterations that the processor overlaps.
    WordKeys keys;
    BatchWords words;
    PerEntry<double> target;
    PerEntry<double> rate;
    PerEntry<double> last;
    PerEntry<std::uint32_t> steps;
    for (std::size_t begin = 0; begin < indices.size(); begin += word_batch) {
        const auto part = indices.subspan(begin, std::min<std::size_t>(word_batch, indices.size() - begin));
        for (std::size_t k = 0; k < part.size(); ++k) {
            const std::uint32_t id = first_id + part[k];
            keys.accounts[k] = id;
            keys.ordinals[k] = ordinal_[id]++;
            rate[k] = static_cast<double>(rate_[id]);
            last[k] = next_[id] == never ? 0.0 : rhythm_.cumulative(next_[id]);
        }
        draw_words(source_, Stream::login_gap, keys, static_cast<std::uint32_t>(part.size()), words);
        vector_loop([&, size = part.size()] {
            for (std::size_t k = 0; k < size; ++k)
                target[k] = last[k] + exponential_from(uniform53(words[0][k], words[1][k])) / rate[k];
        });
        rhythm_.first_reaching(std::span(target).first(part.size()), steps);
        for (std::size_t k = 0; k < part.size(); ++k) next_[first_id + part[k]] = steps[k];
    }
}

void LoginSchedule::start(std::uint32_t block) {
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(rate_.size()));
    std::fill(next_.begin() + ids.first, next_.begin() + ids.last, never);
    std::vector<std::uint16_t> everyone(ids.size());
    std::iota(everyone.begin(), everyone.end(), std::uint16_t{0});
    draw_next(ids.first, everyone);
}

void LoginSchedule::plan(std::uint32_t block, std::uint32_t first) {
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(rate_.size()));
    const std::uint32_t end = first + window;
    std::array<std::uint16_t, block_size> due;
    std::size_t due_count = 0;
    for (std::uint32_t id = ids.first; id < ids.last; ++id) {
        due[due_count] = static_cast<std::uint16_t>(id - ids.first);
        due_count += next_[id] < end ? 1 : 0;
    }
    LoginBits bits{};
    Window& planned = windows_[block];
    planned.first = first;
    planned.begin.fill(0);
    while (due_count > 0) {
        for (std::size_t k = 0; k < due_count; ++k) {
            const std::uint32_t step = next_[ids.first + due[k]] - first;
            word_of(bits, step, due[k]) |= std::uint64_t{1} << (due[k] % word_bits);
            ++planned.begin[step + 1];
        }
        draw_next(ids.first, std::span(due).first(due_count));
        const auto later = [&](std::uint16_t index) { return next_[ids.first + index] >= end; };
        due_count = static_cast<std::size_t>(std::remove_if(due.begin(), due.begin() + due_count, later) -
                                             due.begin());
    }
    for (std::uint32_t s = 0; s < window; ++s) planned.begin[s + 1] += planned.begin[s];
    planned.logins.resize(planned.begin[window]);
    auto place = planned.logins.begin();
    for (std::size_t w = 0; w < bits.size(); ++w) {
        const auto base = static_cast<std::uint32_t>(w % block_words * word_bits);
        for (std::uint64_t rest = bits[w]; rest != 0; rest &= rest - 1) {
            *place++ = static_cast<std::uint16_t>(base + static_cast<std::uint32_t>(std::countr_zero(rest)));
        }
    }
}

std::span<const std::uint16_t> LoginSchedule::at(std::uint32_t block, std::uint32_t step) const {
    const Window& planned = windows_[block];
    const std::uint32_t s = step - planned.first;
    return std::span(planned.logins).subspan(planned.begin[s], planned.begin[s + 1] - planned.begin[s]);
}

}  // namespace backlash
