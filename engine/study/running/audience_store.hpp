// Networks and populations that several runs share, each made once while anybody needs it.
//
// Variants of a scenario with the same seed have the same follower graph and the same people unless they
// change the numbers those are drawn from. A worker holds what its last run needed; another worker that needs
// the same takes part in it.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/executor.hpp"
#include "population/audience.hpp"
#include "scenario/scenario.hpp"
#include "simulation/run_scenario.hpp"
#include "study/running/run_id.hpp"
#include "study/running/shared_values.hpp"

namespace backlash {

class AudienceStore {
  public:
    // Where generated networks come from; empty: they are generated.
    explicit AudienceStore(NetworkSource source) : source_(std::move(source)) {}

    // What one worker holds on to between its runs.
    struct Hold {
        std::uint32_t network_number = UINT32_MAX;
        std::shared_ptr<const Network> network;
        RunId audience_id;
        std::shared_ptr<const Audience> audience;
    };

    // The audience of a replicate of the scenario, before anything has happened. `network` numbers the
    // networks, `audience` identifies the people in it. Whoever asks first makes it with its executor, others
    // wait. Throws as generate_network(), network_from_files() and draw_audience() do.
    std::shared_ptr<const Audience> audience(Hold& hold, const Scenario& scenario, std::uint32_t replicate,
                                             std::uint32_t network, const RunId& audience,
                                             Executor& executor);

  private:
    std::shared_ptr<const Network> make_network(const Scenario& scenario, std::uint32_t replicate,
                                                Executor& executor) const;

    NetworkSource source_;
    SharedValues<Network> networks_;
};

}  // namespace backlash
