#include "study/running/login_store.hpp"

#include "base/executor.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {

std::shared_ptr<SharedLogins> LoginStore::logins(Hold& hold, const Scenario& scenario,
                                                 std::uint32_t replicate, const RunId& id,
                                                 const ZeroPageVector<float>& rates) {
    const RunId wanted = run_id(id, replicate);
    if (hold.logins != nullptr && hold.id == wanted) return hold.logins;
    hold.logins.reset();  // before the next takes memory
    hold.id = wanted;
    const std::lock_guard lock(looking_);
    hold.logins = made_[wanted].lock();
    if (hold.logins != nullptr) return hold.logins;
    std::erase_if(made_, [](const auto& entry) { return entry.second.expired(); });
    hold.logins = std::make_shared<SharedLogins>(
        LoginProcess(Rhythm(scenario), RandomSource{scenario.seed, replicate}, rates, *serial_executor()));
    made_[wanted] = hold.logins;
    return hold.logins;
}

}  // namespace backlash
