// The averaging of opinions that DeGroot and Friedkin-Johnsen have in common.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "classics/influence.hpp"

namespace backlash {

class Averaging {
  public:
    // `network` must outlive this.
    Averaging(const Influence& network, double self_weight, Executor& executor);

    // to[i] = sum over j of w_ij x_j for the accounts of a block, the rows of w summing to 1: the weights of
    // the network when it has any, else self_weight for oneself and equal parts of the rest for those one
    // follows. Who follows nobody keeps the own opinion.
    void average(std::uint32_t block, std::span<const double> x, std::span<double> to) const;

  private:
    void average_weighted(IdRange ids, std::span<const double> x, std::span<double> to) const;
    // Of accounts that follow equally many, in step: loops whose end the processor foresees.
    template <std::size_t count>
    void average_alike(const std::uint32_t* ids, std::uint32_t length, std::span<const double> x,
                       std::span<double> to) const;

    const Influence& network_;
    double self_weight_;
    std::vector<std::uint32_t> by_length_;  // the ids of each block by how many they follow
};

}  // namespace backlash
