#include "study/running/audience_store.hpp"

namespace backlash {

std::shared_ptr<const Network> AudienceStore::make_network(const Scenario& scenario, std::uint32_t replicate,
                                                           Executor& executor) const {
    if (!scenario.network.edges.empty()) {
        ImportedNetwork imported = import_network(scenario, executor);
        return std::make_shared<const Network>(
            Network{.graph = std::move(imported.graph),
                    .loops_dropped = imported.report.loops_dropped,
                    .duplicates_dropped = imported.report.duplicates_dropped,
                    .imported = true});
    }
    const std::uint32_t drawn = scenario.network.redraw ? replicate : 0;
    const RandomSource random{scenario.seed, drawn};
    return std::make_shared<const Network>(source_ ? source_(scenario, random, executor)
                                                   : generate_network(scenario, random, executor));
}

std::shared_ptr<const Network> AudienceStore::network(const Scenario& scenario, std::uint32_t replicate,
                                                      std::uint32_t number, Executor& executor) {
    std::unique_lock lock(looking_);
    if (auto network = made_[number].lock()) return network;
    if (const auto found = in_the_making_.find(number); found != in_the_making_.end()) {
        const SharedNetwork promised = found->second;
        lock.unlock();
        return promised.get();
    }
    std::promise<std::shared_ptr<const Network>> promise;
    in_the_making_.emplace(number, promise.get_future().share());
    lock.unlock();
    std::shared_ptr<const Network> network;
    try {
        network = make_network(scenario, replicate, executor);
        promise.set_value(network);
    } catch (...) {
        promise.set_exception(std::current_exception());
        lock.lock();
        in_the_making_.erase(number);
        throw;
    }
    lock.lock();
    made_[number] = network;
    in_the_making_.erase(number);
    return network;
}

std::shared_ptr<const Audience> AudienceStore::audience(Hold& hold, const Scenario& scenario,
                                                        std::uint32_t replicate, std::uint32_t number,
                                                        const RunId& audience, Executor& executor) {
    const RunId wanted = run_id(audience, replicate);
    if (hold.audience != nullptr && hold.network_number == number && hold.audience_id == wanted) {
        return hold.audience;
    }
    hold.audience.reset();  // before the next takes memory
    if (hold.network == nullptr || hold.network_number != number) {
        hold.network.reset();
        hold.network = network(scenario, replicate, number, executor);
        hold.network_number = number;
    }
    hold.audience = std::make_shared<const Audience>(
        draw_audience(scenario, *hold.network, {scenario.seed, replicate}, executor));
    hold.audience_id = wanted;
    return hold.audience;
}

}  // namespace backlash
