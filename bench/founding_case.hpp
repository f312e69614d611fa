// What the benchmarks measure with: the founding case at a given size.
#pragma once

#include <optional>
#include <string>

#include "population/audience.hpp"

namespace backlash {

class FoundingCase {
  public:
    // `file`: its scenario. Throws InputError when it cannot be read.
    FoundingCase(std::string file, std::string accounts);

    const Scenario& scenario() const { return scenario_; }
    RandomSource source() const { return {scenario_.seed, 0}; }

    // The same audience among another number of people.
    FoundingCase of_size(const std::string& accounts) const { return {file_, accounts}; }

    // Made when it is first asked for.
    const Network& network();

    // A new one at every call.
    Audience audience(Executor& executor) { return draw_audience(scenario_, network(), source(), executor); }

  private:
    std::string file_;
    Scenario scenario_;
    std::optional<Network> network_;
};

}  // namespace backlash
