// Log-ins that several runs share, kept while anybody needs them.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/huge_pages.hpp"
#include "scenario/scenario.hpp"
#include "simulation/shared_logins.hpp"
#include "study/running/run_id.hpp"

namespace backlash {

class LoginStore {
  public:
    // What one worker holds on to between its runs.
    struct Hold {
        RunId id;
        std::shared_ptr<SharedLogins> logins;
    };

    // Those of a replicate of the scenario. `id` identifies what they are drawn from; `rates` are those of
    // the scenario's audience. From any thread; each worker has a hold of its own.
    std::shared_ptr<SharedLogins> logins(Hold& hold, const Scenario& scenario, std::uint32_t replicate,
                                         const RunId& id, const ZeroPageVector<float>& rates);

  private:
    std::shared_ptr<SharedLogins> find(const RunId& id);
    std::shared_ptr<SharedLogins> keep(const RunId& id, std::shared_ptr<SharedLogins> made);

    std::mutex looking_;
    std::unordered_map<RunId, std::weak_ptr<SharedLogins>> made_;
};

}  // namespace backlash
