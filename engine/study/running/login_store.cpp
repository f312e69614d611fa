#include "study/running/login_store.hpp"

#include <utility>

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
    hold.logins = find(wanted);
    if (hold.logins != nullptr) return hold.logins;
    // Others need not wait while it is made; who is faster has the one that all take.
    auto made = std::make_shared<SharedLogins>(
        LoginProcess(Rhythm(scenario), RandomSource{scenario.seed, replicate}, rates, *serial_executor()));
    return hold.logins = keep(wanted, std::move(made));
}

std::shared_ptr<SharedLogins> LoginStore::find(const RunId& id) {
    const std::lock_guard lock(looking_);
    const auto found = made_.find(id);
    return found == made_.end() ? nullptr : found->second.lock();
}

std::shared_ptr<SharedLogins> LoginStore::keep(const RunId& id, std::shared_ptr<SharedLogins> made) {
    const std::lock_guard lock(looking_);
    std::erase_if(made_, [](const auto& entry) { return entry.second.expired(); });
    std::weak_ptr<SharedLogins>& kept = made_[id];
    if (auto earlier = kept.lock()) return earlier;
    kept = made;
    return made;
}

}  // namespace backlash
