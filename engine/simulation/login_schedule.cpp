#include "simulation/login_schedule.hpp"

#include <utility>

#include "base/draws.hpp"

namespace backlash {

LoginSchedule::LoginSchedule(const Rhythm& rhythm, const RandomSource& source, std::vector<float> rates)
    : rhythm_(rhythm),
      source_(source),
      rate_(std::move(rates)),
      next_(rate_.size()),
      ordinal_(rate_.size()),
      windows_(block_count(static_cast<std::uint32_t>(rate_.size()))) {}

std::uint32_t LoginSchedule::next_after(std::uint32_t account, double cumulative) {
    const auto words = source_.words(account, ordinal_[account]++, Stream::login_gap);
    const double gap = exponential_from(uniform53(words[0], words[1]));
    return rhythm_.first_reaching(cumulative + gap / static_cast<double>(rate_[account]));
}

void LoginSchedule::start(std::uint32_t block) {
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(rate_.size()));
    for (std::uint32_t id = ids.first; id < ids.last; ++id) next_[id] = next_after(id, 0.0);
}

void LoginSchedule::plan(std::uint32_t block, std::uint32_t first) {
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(rate_.size()));
    const std::uint32_t end = first + window;
    Window& planned = windows_[block];
    planned.first = first;
    planned.unsorted.clear();
    planned.begin.fill(0);
    for (std::uint32_t id = ids.first; id < ids.last; ++id) {
        while (next_[id] < end) {
            const std::uint32_t step = next_[id];
            planned.unsorted.push_back(
                {static_cast<std::uint16_t>(step - first), static_cast<std::uint16_t>(id - ids.first)});
            ++planned.begin[step - first + 1];
            next_[id] = next_after(id, rhythm_.cumulative(step));
        }
    }
    for (std::uint32_t s = 0; s < window; ++s) planned.begin[s + 1] += planned.begin[s];
    planned.logins.resize(planned.unsorted.size());
    auto place = planned.begin;  // counting sort by step; ids stay ascending
    for (const Planned& login : planned.unsorted) {
        planned.logins[place[login.step_in_window]++] = login.index_in_block;
    }
}

std::span<const std::uint16_t> LoginSchedule::at(std::uint32_t block, std::uint32_t step) const {
    const Window& planned = windows_[block];
    const std::uint32_t s = step - planned.first;
    return std::span(planned.logins).subspan(planned.begin[s], planned.begin[s + 1] - planned.begin[s]);
}

}  // namespace backlash
