#include "classics/epidemic.hpp"

#include "base/elementary.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

std::uint64_t event_threshold(double rate) {
    return threshold_of(1.0 - portable_exp(-rate));
}

}  // namespace

Epidemic::Epidemic(const Setup& setup, const EpidemicRates& rates, std::span<const std::uint32_t> seeds)
    : network_(setup.network),
      executor_(setup.executor),
      source_(setup.source),
      rates_(rates),
      infectious_below_(event_threshold(rates.incubation * rates.step)),
      removed_below_(event_threshold(rates.recovery * rates.step)),
      state_(setup.accounts(), susceptible),
      sources_(setup.accounts()),
      changes_(block_count(setup.accounts())),
      counts_{setup.accounts() - static_cast<std::uint32_t>(seeds.size()), 0,
              static_cast<std::uint32_t>(seeds.size()), 0} {
    constexpr int tabulated = 256;
    for (int n = 0; n < tabulated; ++n)
        infected_below_.push_back(event_threshold(rates.transmission * n * rates.step));
    for (const std::uint32_t seed : seeds) state_[seed] = infectious;
    push(seeds, 1);
}

bool Epidemic::is_infected(std::uint32_t word, std::uint32_t sources) const {
    if (sources < infected_below_.size()) return word < infected_below_[sources];
    return word < event_threshold(rates_.transmission * sources * rates_.step);
}

void Epidemic::advance(std::uint32_t step) {
    decide(step);
    pass_on();
}

// Who changes compartment; reads the number of sources at the start of the step.
void Epidemic::decide(std::uint32_t step) {
    const bool has_incubation = rates_.incubation > 0.0;
    for_each_block(network_.accounts(), executor_, [&](std::size_t block, IdRange ids) {
        AccountWords words(source_, step, Stream::step_draw);
        Changes& changes = changes_[block];
        changes.infectious.clear();
        changes.removed.clear();
        changes.infected = 0;
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            std::uint8_t& state = state_[i];
            if (state == removed || (state == susceptible && sources_[i] == 0)) continue;
            const std::uint32_t word = words(i);
            if (state == susceptible) {
                if (!is_infected(word, sources_[i])) continue;
                ++changes.infected;
                state = has_incubation ? exposed : infectious;
                if (!has_incubation) changes.infectious.push_back(i);
            } else if (state == exposed && word < infectious_below_) {
                state = infectious;
                changes.infectious.push_back(i);
            } else if (state == infectious && word < removed_below_) {
                state = removed;
                changes.removed.push_back(i);
            }
        }
    });
}

void Epidemic::push(std::span<const std::uint32_t> accounts, std::uint32_t change) {
    const bool shared = executor_.concurrency() > 1;
    for (const std::uint32_t j : accounts) {
        for (const std::uint32_t i : network_.influenced_by(j)) add_shared(sources_[i], change, shared);
    }
}

void Epidemic::pass_on() {
    executor_.for_each_index(changes_.size(), [&](std::size_t block) {
        push(changes_[block].infectious, 1);
        push(changes_[block].removed, 0U - 1U);
    });
    for (const Changes& changes : changes_) {
        const auto infectious_now = static_cast<std::uint32_t>(changes.infectious.size());
        const auto removed_now = static_cast<std::uint32_t>(changes.removed.size());
        counts_[susceptible] -= changes.infected;
        counts_[exposed] += changes.infected - infectious_now;
        counts_[infectious] += infectious_now - removed_now;
        counts_[removed] += removed_now;
    }
}

void Epidemic::observe(std::span<double> values) const {
    std::size_t k = 0;
    for (const State compartment : {susceptible, exposed, infectious, removed}) {
        if (compartment == exposed && rates_.incubation == 0.0) continue;
        values[k++] = static_cast<double>(counts_[compartment]) / network_.accounts();
    }
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
