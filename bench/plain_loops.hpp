// The published models as one would write them down at first: per step a loop over all accounts, and for each
// a loop over those it follows. What the kernels of engine/classics are measured against.
#pragma once

#include <cstdint>
#include <vector>

#include "base/executor.hpp"
#include "classics/influence.hpp"

namespace backlash {

struct PlainNetwork {
    const std::uint64_t* starts;
    const std::uint32_t* followees;
    std::uint32_t accounts;

    explicit PlainNetwork(const Influence& network)
        : starts(network.followees.row_starts().data()),
          followees(network.followees.all_followers().data()),
          accounts(network.accounts()) {}
};

void plain_degroot(const PlainNetwork& network, double self_weight, std::vector<double>& x,
                   std::uint32_t steps, Executor& executor);
void plain_friedkin_johnsen(const PlainNetwork& network, double susceptibility, std::vector<double>& x,
                            std::uint32_t steps, Executor& executor);
void plain_hegselmann_krause(const PlainNetwork& network, double tolerance, std::vector<double>& x,
                             std::uint32_t steps, Executor& executor);
void plain_voter(const PlainNetwork& network, std::vector<std::uint8_t>& s, std::uint32_t steps,
                 Executor& executor);

// 0 susceptible, 1 exposed, 2 infectious, 3 removed; incubation 1 leaves the exposed out.
void plain_epidemic(const PlainNetwork& network, double transmission, double incubation, double recovery,
                    std::vector<std::uint8_t>& state, std::uint32_t steps, Executor& executor);

// Active once the share of active followees reaches the threshold.
void plain_threshold(const PlainNetwork& network, double threshold, std::vector<std::uint8_t>& active,
                     std::uint32_t steps, Executor& executor);

// From those who are active along the rows of followers, one hashed draw a tie; until nobody is new.
void plain_cascade(const Influence& network, double probability, std::vector<std::uint8_t>& active,
                   Executor& executor);

}  // namespace backlash
