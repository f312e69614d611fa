// Compartments on a network: susceptible, exposed, infectious, removed. The kernel of SIR and SEIR.
//
// A susceptible account that follows n infectious ones is infected in a step of length h with probability
// 1 - exp(-beta n h); an exposed one becomes infectious with probability 1 - exp(-sigma h), an infectious one
// is removed with probability 1 - exp(-gamma h). n is kept up to date by those who become infectious or are
// removed, so that a tie is walked twice in a whole epidemic and not once a step.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "classics/model.hpp"

namespace backlash {

struct EpidemicRates {
    double transmission = 0.0;  // [beta] per tie and unit of time
    double recovery = 0.0;      // [gamma]
    double incubation = 0.0;    // [sigma]; 0: who is infected is infectious at once
    double step = 1.0;          // [h]
};

class Epidemic : public Process {
  public:
    enum State : std::uint8_t { susceptible, exposed, infectious, removed };

    // `seeds` are infectious at the start.
    Epidemic(const Setup& setup, const EpidemicRates& rates, std::span<const std::uint32_t> seeds);

    void advance(std::uint32_t step) override;
    // Shares in the order of State, without the exposed when there is no incubation.
    void observe(std::span<double> values) const override;
    double state(std::uint32_t account) const override { return state_[account]; }
    bool settled() const override { return counts_[exposed] == 0 && counts_[infectious] == 0; }

  private:
    struct Changes {
        std::vector<std::uint32_t> infectious, removed;
        std::uint32_t infected = 0;
    };

    void decide(std::uint32_t step);
    void pass_on();
    void push(std::span<const std::uint32_t> accounts, std::uint32_t change);
    bool is_infected(std::uint32_t word, std::uint32_t sources) const;

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    EpidemicRates rates_;
    std::vector<std::uint64_t> infected_below_;  // by the number of infectious sources
    std::uint64_t infectious_below_;
    std::uint64_t removed_below_;
    std::vector<std::uint8_t> state_;
    std::vector<std::uint32_t> sources_;  // [n] infectious accounts that one follows
    std::vector<Changes> changes_;        // by block
    std::array<std::uint32_t, 4> counts_{};
};

// The parameters of the rates, all but incubation.
std::vector<AttributeDescriptor> epidemic_parameters();

}  // namespace backlash
