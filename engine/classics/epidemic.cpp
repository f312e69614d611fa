#include "classics/epidemic.hpp"

#include <atomic>
#include <bit>
#include <cstring>
#include <limits>

#include "base/elementary.hpp"
#include "base/vector_loop.hpp"
#include "classics/parallel.hpp"
#include "classics/seeding.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

// Steps until something of constant rate happens, at least 1: the wait in continuous time, rounded up.
// mean = 1 / (rate h), infinite for a rate of 0.
std::uint32_t wait(std::uint32_t word, double mean, double horizon) {
    const double waited = portable_log_of_normal((word + 0.5) * 0x1p-32) * -mean;
    return 1 + static_cast<std::uint32_t>(static_cast<std::int32_t>(waited < horizon ? waited : horizon));
}

// found(i) for each i of `ids` with times[i] == now.
template <class Found>
void for_each_at(std::span<const std::uint32_t> times, IdRange ids, std::uint32_t now, const Found& found) {
    constexpr std::uint32_t together = 64;  // compared in vector registers: mostly there is none
    for (std::uint32_t first = ids.first; first < ids.last; first += together) {
        std::array<std::uint8_t, together> is_now{};
        const auto some = times.subspan(first, std::min(together, ids.last - first));
        for (std::size_t k = 0; k < some.size(); ++k) is_now[k] = some[k] == now ? 1 : 0;
        for (std::uint32_t eight = 0; eight < some.size(); eight += 8) {
            std::uint64_t flags = 0;
            std::memcpy(&flags, &is_now[eight], sizeof(flags));
            for (; flags != 0; flags &= flags - 1)
                found(first + eight + static_cast<std::uint32_t>(std::countr_zero(flags)) / 8);
        }
    }
}

// value = min(value, other), from several threads.
void lower(std::uint32_t& value, std::uint32_t other) {
    const std::atomic_ref shared(value);
    std::uint32_t held = shared.load(std::memory_order_relaxed);
    while (other < held && !shared.compare_exchange_weak(held, other, std::memory_order_relaxed)) {
    }
}

}  // namespace

// Up to 1,024 ties, in quarters of four of one row: the places 4 q to 4 q + 3 of the row of an account.
struct Epidemic::TieBatch {
    WordKeys keys;  // accounts and q
    std::uint32_t size = 0;
};

Epidemic::Epidemic(const Setup& setup, const EpidemicRates& rates, const std::vector<std::uint32_t>& seeds)
    : network_(setup.network),
      executor_(setup.executor),
      source_(setup.source),
      has_incubation_(rates.incubation > 0.0),
      mean_transmission_(1.0 / (rates.transmission * rates.step)),
      mean_incubation_(1.0 / (rates.incubation * rates.step)),
      mean_recovery_(1.0 / (rates.recovery * rates.step)),
      horizon_(setup.number("steps")),
      state_(setup.accounts(), susceptible),
      infected_at_(setup.accounts(), never),
      leaves_at_(setup.accounts(), never),
      entries_(block_count(setup.accounts())),
      counts_{setup.accounts() - static_cast<std::uint32_t>(seeds.size()), 0,
              static_cast<std::uint32_t>(seeds.size()), 0} {
    for (const std::uint32_t seed : seeds) {
        state_[seed] = infectious;
        infected_at_[seed] = 0;
    }
    draw_stays(seeds, infectious, mean_recovery_);
    transmit(seeds);
}

void Epidemic::advance(std::uint32_t step) {
    now_ = step + 1;
    for_each_block(network_.accounts(), executor_,
                   [&](std::size_t block, IdRange ids) { change_compartments(entries_[block], ids); });
    executor_.for_each_index(entries_.size(),
                             [&](std::size_t block) { transmit(entries_[block].infectious); });
    count();
}

void Epidemic::change_compartments(Entries& entries, IdRange ids) {
    entries.exposed.clear();
    entries.infectious.clear();
    entries.removed = 0;
    for_each_at(leaves_at_, ids, now_, [&](std::uint32_t i) {
        if (state_[i] == exposed) {
            entries.infectious.push_back(i);
        } else {
            state_[i] = removed;
            ++entries.removed;
        }
    });
    for_each_at(infected_at_, ids, now_, [&](std::uint32_t i) {
        (has_incubation_ ? entries.exposed : entries.infectious).push_back(i);
    });
    for (const std::uint32_t i : entries.exposed) state_[i] = exposed;
    for (const std::uint32_t i : entries.infectious) state_[i] = infectious;
    draw_stays(entries.exposed, exposed, mean_incubation_);
    draw_stays(entries.infectious, infectious, mean_recovery_);
}

// How long those who have just entered a compartment stay in it.
void Epidemic::draw_stays(std::span<const std::uint32_t> ids, State compartment, double mean) {
    WordKeys keys;
    keys.ordinals.fill(compartment);
    BatchWords words;
    for (std::size_t first = 0; first < ids.size(); first += word_batch) {
        const auto batch = ids.subspan(first, std::min<std::size_t>(word_batch, ids.size() - first));
        std::ranges::copy(batch, keys.accounts.begin());
        draw_words(source_, Stream::step_draw, keys, static_cast<std::uint32_t>(batch.size()), words);
        vector_loop([&] {
            for (std::uint32_t& word : words[0]) word = wait(word, mean, horizon_);
        });
        for (std::size_t k = 0; k < batch.size(); ++k) leaves_at_[batch[k]] = now_ + words[0][k];
    }
}

// To the followers of accounts that have just become infectious.
void Epidemic::transmit(std::span<const std::uint32_t> ids) {
    TieBatch batch;
    for (const std::uint32_t j : ids) {
        const auto row = network_.influenced_by(j);
        for (std::uint32_t quarter = 0; 4 * quarter < row.size(); ++quarter) {
            batch.keys.accounts[batch.size] = j;
            batch.keys.ordinals[batch.size] = quarter;
            if (++batch.size == word_batch) transmit(batch);
        }
    }
    transmit(batch);
}

void Epidemic::transmit(TieBatch& batch) {
    // In three passes, so that the processor fetches many accounts at a time.
    const auto ties_of = [&](std::uint32_t k) {
        const auto rest =
            network_.influenced_by(batch.keys.accounts[k]).subspan(4 * std::size_t{batch.keys.ordinals[k]});
        return rest.first(std::min<std::size_t>(4, rest.size()));
    };
    for (std::uint32_t k = 0; k < batch.size; ++k) {
        for (const std::uint32_t i : ties_of(k)) __builtin_prefetch(&infected_at_[i]);
    }
    BatchWords words;
    draw_words(source_, Stream::transmission, batch.keys, batch.size, words);
    vector_loop([&] {
        for (auto& row : words) {
            for (std::uint32_t& word : row) word = wait(word, mean_transmission_, horizon_);
        }
    });
    std::array<std::uint32_t, 4 * word_batch> ids, times;
    std::uint32_t n = 0;
    for (std::uint32_t k = 0; k < batch.size; ++k) {
        const auto ties = ties_of(k);
        const std::uint32_t last = leaves_at_[batch.keys.accounts[k]];
        for (std::size_t w = 0; w < ties.size(); ++w) {
            const std::uint32_t at = now_ + words[w][k];
            const std::uint32_t i = ties[w];
            ids[n] = i;
            times[n] = at;
            // No branch: whether a tie is in time cannot be foreseen by a processor.
            const std::uint32_t so_far = std::atomic_ref(infected_at_[i]).load(std::memory_order_relaxed);
            n += static_cast<std::uint32_t>(at <= last) & static_cast<std::uint32_t>(at < so_far);
        }
    }
    for (std::uint32_t k = 0; k < n; ++k) __builtin_prefetch(&infected_at_[ids[k]], 1);
    for (std::uint32_t k = 0; k < n; ++k) lower(infected_at_[ids[k]], times[k]);
    batch.size = 0;
}

void Epidemic::count() {
    for (const Entries& entries : entries_) {
        const auto exposed_now = static_cast<std::uint32_t>(entries.exposed.size());
        const auto infectious_now = static_cast<std::uint32_t>(entries.infectious.size());
        counts_[susceptible] -= has_incubation_ ? exposed_now : infectious_now;
        if (has_incubation_) counts_[exposed] += exposed_now - infectious_now;
        counts_[infectious] += infectious_now - entries.removed;
        counts_[removed] += entries.removed;
    }
}

void Epidemic::observe(std::span<double> values) const {
    std::size_t k = 0;
    for (const State compartment : {susceptible, exposed, infectious, removed}) {
        if (compartment == exposed && !has_incubation_) continue;
        values[k++] = static_cast<double>(counts_[compartment]) / network_.accounts();
    }
}

std::unique_ptr<Process> start_epidemic(const Setup& setup, double incubation) {
    const EpidemicRates rates{.transmission = setup.number("transmission"),
                              .recovery = setup.number("recovery"),
                              .incubation = incubation,
                              .step = setup.number("step")};
    const std::uint32_t seeds = count_of(setup.number("initial_share"), setup.accounts());
    return std::make_unique<Epidemic>(setup, rates, draw_distinct(seeds, setup.accounts(), setup.source));
}

std::vector<AttributeDescriptor> epidemic_parameters() {
    return {number_parameter("transmission", "1/time", 0.5, 0.0, 1e3, "assumption",
                             "Rate at which one infects each follower [beta]"),
            number_parameter("recovery", "1/time", 1.0, 0.0, 1e3, "assumption",
                             "Rate at which one is removed [gamma]"),
            number_parameter("step", "time", 0.05, 1e-6, 1e3, "assumption", "Length of a step [h]"),
            number_parameter("initial_share", "1", 0.001, 0.0, 1.0, "assumption",
                             "Share infectious at the start; at least one account unless it is 0")};
}

}  // namespace backlash
