// Compartments on a network: susceptible, exposed, infectious, removed. The kernel of SIR and SEIR.
//
// A susceptible account that follows n infectious ones is infected in a step of length h with probability
// 1 - exp(-beta n h); an exposed one becomes infectious with probability 1 - exp(-sigma h), an infectious one
// is removed with probability 1 - exp(-gamma h).
//
// Drawn by events, not step by step (Kiss, Miller and Simon 2017): who becomes infectious draws how many
// steps that lasts, and for each follower how many pass until the tie transmits; both are geometric. The law
// is the same, n ties being silent for a step with probability exp(-beta h) each, but a tie is walked once in
// a whole epidemic.
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
    Epidemic(const Setup& setup, const EpidemicRates& rates, const std::vector<std::uint32_t>& seeds);

    void advance(std::uint32_t step) override;
    // Shares in the order of State, without the exposed when there is no incubation.
    void observe(std::span<double> values) const override;
    double state(std::uint32_t account) const override { return state_[account]; }
    bool settled() const override { return counts_[exposed] == 0 && counts_[infectious] == 0; }

  private:
    // Who entered a compartment in the step, of one block.
    struct Entries {
        std::vector<std::uint32_t> exposed, infectious;
        std::uint32_t removed = 0;
    };
    struct TieBatch;

    void change_compartments(Entries& entries, IdRange ids);
    void draw_stays(std::span<const std::uint32_t> ids, State compartment, double mean);
    void transmit(std::span<const std::uint32_t> ids);
    void transmit(TieBatch& batch);
    void count();

    const Influence& network_;
    Executor& executor_;
    RandomSource source_;
    bool has_incubation_;
    double mean_transmission_, mean_incubation_, mean_recovery_;  // waits in steps: 1 / (rate h)
    double horizon_;                                              // all steps: later is never
    std::uint32_t now_ = 0;                                       // steps that are done
    std::vector<std::uint8_t> state_;
    // Steps after which an account is infected, as things stand, and after which it leaves the compartment.
    std::vector<std::uint32_t> infected_at_, leaves_at_;
    std::vector<Entries> entries_;  // by block
    std::array<std::uint32_t, 4> counts_{};
};

// With the parameters of epidemic_parameters(); incubation as in EpidemicRates.
std::unique_ptr<Process> start_epidemic(const Setup& setup, double incubation);

// The parameters of the rates, all but incubation.
std::vector<AttributeDescriptor> epidemic_parameters();

}  // namespace backlash
