#include "simulation/login_planner.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/draws.hpp"
#include "base/huge_pages.hpp"
#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"

namespace backlash {

LoginPlanner::LoginPlanner(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates)
    : rhythm_(rhythm),
      source_(source),
      rate_(std::move(rates)),
      next_(huge_page_vector<std::uint32_t>(rate_.size())),
      ordinal_(huge_page_vector<std::uint32_t>(rate_.size())) {}

LoginPlanner::LoginPlanner(const LoginPlanner& other, const Rhythm& rhythm)
    : rhythm_(rhythm),
      source_(other.source_),
      rate_(huge_page_copy(other.rate_)),
      next_(huge_page_copy(other.next_)),
      ordinal_(huge_page_copy(other.ordinal_)) {}

std::size_t LoginPlanner::draw_next(std::uint32_t first_id, std::span<std::uint16_t> indices,
                                    std::uint32_t end) {
    // In short runs, each pass over which is a loop of independent iterations that the processor overlaps.
    WordKeys keys;
    BatchWords words;
    PerEntry<double> target;
    PerEntry<float> rate;
    PerEntry<std::uint32_t> steps;
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < indices.size(); begin += word_batch) {
        const auto part = indices.subspan(begin, std::min<std::size_t>(word_batch, indices.size() - begin));
        for (std::size_t k = 0; k < part.size(); ++k) {
            const std::uint32_t id = first_id + part[k];
            keys.accounts[k] = id;
            keys.ordinals[k] = ordinal_[id]++;
            rate[k] = rate_[id];
            target[k] = rhythm_.cumulative(next_[id]);
        }
        draw_words(source_, Stream::login_gap, keys, static_cast<std::uint32_t>(part.size()), words);
        vector_loop([&, size = part.size()] {
            for (std::size_t k = 0; k < size; ++k)
                target[k] +=
                    exponential_from(uniform53(words[0][k], words[1][k])) / static_cast<double>(rate[k]);
        });
        rhythm_.first_reaching(std::span(target).first(part.size()), steps);
        for (std::size_t k = 0; k < part.size(); ++k) {
            const std::uint16_t index = part[k];
            next_[first_id + index] = steps[k];
            indices[kept] = index;
            kept += steps[k] < end ? 1 : 0;
        }
    }
    return kept;
}

void LoginPlanner::start(std::uint32_t block) {
    const IdRange ids = block_range(block, accounts());
    std::fill(next_.begin() + ids.first, next_.begin() + ids.last, never);
    std::vector<std::uint16_t> everyone(ids.size());
    std::iota(everyone.begin(), everyone.end(), std::uint16_t{0});
    draw_next(ids.first, everyone, 0);
}

void LoginPlanner::plan(std::uint32_t block, std::uint32_t first, std::span<std::uint64_t> bits) {
    const IdRange ids = block_range(block, accounts());
    const std::uint32_t end = first + window;
    std::array<std::uint16_t, block_size> due;
    std::size_t due_count = 0;
    for (std::uint32_t index = 0; index < ids.size(); ++index) {
        due[due_count] = static_cast<std::uint16_t>(index);
        due_count += next_[ids.first + index] < end ? 1 : 0;
    }
    const std::size_t words = words_of(block, accounts());
    std::ranges::fill(bits, 0);
    while (due_count > 0) {
        for (std::size_t k = 0; k < due_count; ++k) {
            const std::size_t row = (next_[ids.first + due[k]] - first) * words;
            bits[row + due[k] / bits_a_word] |= std::uint64_t{1} << (due[k] % bits_a_word);
        }
        due_count = draw_next(ids.first, std::span(due).first(due_count), end);
    }
}

}  // namespace backlash
