#include "simulation/login_process.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/elementary.hpp"
#include "base/poisson.hpp"
#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"

namespace backlash {
namespace {

// Points that an account expects in the busiest step. A cell expects 1.5 x 4096 at most then, and two points
// a counter, of which there are 4096, are enough by 26 standard deviations.
constexpr double most_points = 1.5;
constexpr std::uint32_t most_points_of_a_cell = 2 * cell_size;

constexpr std::uint32_t points_a_batch = word_batch;

// Of the cache, in memory.
constexpr std::uint32_t columns_a_line = 64 / sizeof(CompactAliasColumn);
constexpr std::uint32_t lines_a_table = cell_size / columns_a_line;

}  // namespace

LoginProcess::LoginProcess(Rhythm rhythm, const RandomSource& source, std::span<const float> rates,
                           Executor& executor)
    : accounts_(static_cast<std::uint32_t>(rates.size())),
      rhythm_(std::move(rhythm)),
      source_(source),
      cells_((rates.size() + cell_size - 1) / cell_size) {
    columns_.resize(cells_.size() * cell_size);
    executor.for_each_index(cells_.size(),
                            [&](std::size_t cell) { build(static_cast<std::uint32_t>(cell), rates); });
    window_ = find_window();
}

void LoginProcess::build(std::uint32_t number, std::span<const float> all_rates) {
    const std::uint32_t first = number * cell_size;
    const auto rates = all_rates.subspan(first, std::min(cell_size, accounts_ - first));
    Cell& cell = cells_[number];
    std::array<double, cell_size> weights;
    for (std::size_t k = 0; k < rates.size(); ++k) {
        const bool is_frequent = rates[k] * rhythm_.most_hours() > most_points;
        weights[k] = is_frequent ? 0.0 : rates[k];
        cell.rate += weights[k];
        if (!is_frequent) continue;
        cell.frequent.push_back(static_cast<std::uint16_t>(k));
        cell.frequent_rates.push_back(rates[k]);
    }
    if (cell.rate == 0.0) return;
    build_compact_alias_table(std::span(weights).first(rates.size()),
                              std::span(columns_).subspan(first).first<cell_size>());
}

// Log-ins of the cell in the busiest step.
double LoginProcess::most_expected(std::uint32_t cell) const {
    return cells_[cell].rate * rhythm_.most_hours() + static_cast<double>(cells_[cell].frequent.size());
}

std::uint32_t LoginProcess::find_window() const {
    constexpr double most_steps = 64.0;  // of which each has a number of 8 bits
    double expected = 0.0;
    for (std::uint32_t cell = 0; cell < cells(); ++cell) expected += most_expected(cell);
    return static_cast<std::uint32_t>(std::clamp(accounts_ / std::max(expected, 1e-9), 1.0, most_steps));
}

// Enough for a window, as good as always.
std::size_t LoginProcess::room_for_log_ins(std::uint32_t cell) const {
    const double expected = window_ * most_expected(cell);
    return static_cast<std::size_t>(expected + 6.0 * std::sqrt(expected) + 16.0);
}

void LoginProcess::draw(std::uint32_t cell, IdRange steps, DrawnSteps& drawn) const {
    auto& [log_ins, ends] = drawn;
    log_ins.clear();
    ends.clear();
    log_ins.reserve(room_for_log_ins(cell));
    ends.reserve(window_);
    Seen seen{};
    const CompactAliasColumn* const next = table_of(std::min(cell + 1, cells() - 1));
    for (std::uint32_t step = steps.first; step < steps.last; ++step) {
        // Its share of the next cell's table.
        const IdRange lines = part_range(step - steps.first, steps.size(), lines_a_table);
        for (std::uint32_t line = lines.first; line < lines.last; ++line)
            __builtin_prefetch(&next[std::size_t{line} * columns_a_line]);
        const std::uint32_t points = count_points(cell, step);
        const auto now = static_cast<std::uint8_t>(step - steps.first + 1);
        for (std::uint32_t first = 0; first < points; first += points_a_batch)
            draw_points(cell, step, {first, std::min(first + points_a_batch, points)}, now, seen, log_ins);
        for (std::uint32_t first = 0; first < cells_[cell].frequent.size(); first += word_batch)
            ask_frequent(cell, step, first, log_ins);
        ends.push_back(static_cast<std::uint32_t>(log_ins.size()));
    }
}

std::uint32_t LoginProcess::count_points(std::uint32_t cell, std::uint32_t step) const {
    const std::uint32_t points = draw_poisson(cells_[cell].rate * rhythm_.hours(step), source_,
                                              cell * cell_size, step, Stream::login_count);
    assert(points <= most_points_of_a_cell);
    return std::min(points, most_points_of_a_cell);
}

void LoginProcess::draw_points(std::uint32_t cell, std::uint32_t step, IdRange points, std::uint8_t now,
                               Seen& seen, std::vector<LogIn>& log_ins) const {
    WordKeys keys;
    BatchWords words;
    const std::uint32_t first_id = cell * cell_size;
    const std::uint32_t counters = (points.size() + 1) / 2;
    for (std::uint32_t k = 0; k < counters; ++k) {
        keys.accounts[k] = first_id + points.first / 2 + k;
        keys.ordinals[k] = step;
    }
    draw_words(source_, Stream::login, keys, counters, words);
    const CompactAliasColumn* const columns = table_of(cell);
    PerEntry<LogIn> drawn;
    std::uint32_t count = 0;
    const auto take_half = [&](std::size_t half, std::uint32_t size) {
        for (std::uint32_t k = 0; k < size; ++k) {
            const std::uint32_t word = words[2 * half][k];
            const std::uint32_t number = word >> alias_place_bits;
            const std::uint32_t who = columns[number].owner(number, words[2 * half + 1][k]);
            drawn[count] = LogIn(who, word);
            count += seen[who] != now ? 1 : 0;
            seen[who] = now;
        }
    };
    take_half(0, counters);
    take_half(1, points.size() - counters);
    log_ins.insert(log_ins.end(), drawn.begin(), drawn.begin() + count);
}

void LoginProcess::ask_frequent(std::uint32_t cell, std::uint32_t step, std::uint32_t first,
                                std::vector<LogIn>& log_ins) const {
    const auto indices = std::span(cells_[cell].frequent).subspan(first);
    const auto size = std::min(word_batch, static_cast<std::uint32_t>(indices.size()));
    WordKeys keys;
    BatchWords words;
    PerEntry<std::uint32_t> logs_in;
    for (std::uint32_t k = 0; k < size; ++k) {
        keys.accounts[k] = cell * cell_size + indices[k];
        keys.ordinals[k] = step;
    }
    draw_words(source_, Stream::frequent_login, keys, size, words);
    vector_loop([&, rate = &cells_[cell].frequent_rates[first], hours = rhythm_.hours(step), size] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const double chance = 1.0 - portable_exp(-static_cast<double>(rate[k]) * hours);
            logs_in[k] = uniform53(words[0][k], words[1][k]) < chance ? 1 : 0;
        }
    });
    for (std::uint32_t k = 0; k < size; ++k)
        if (logs_in[k] != 0) log_ins.emplace_back(indices[k], words[2][k]);
}

}  // namespace backlash
