#include "study/running/audience_store.hpp"

#include <algorithm>

#include "base/huge_pages.hpp"

namespace backlash {
namespace {

std::shared_ptr<const Network> make_network(const Scenario& scenario, std::uint32_t replicate,
                                            Executor& executor) {
    if (!scenario.network.edges.empty()) {
        ImportedNetwork imported = import_network(scenario, executor);
        return std::make_shared<const Network>(
            Network{.graph = std::move(imported.graph),
                    .loops_dropped = imported.report.loops_dropped,
                    .duplicates_dropped = imported.report.duplicates_dropped,
                    .imported = true});
    }
    const std::uint32_t drawn = scenario.network.redraw ? replicate : 0;
    return std::make_shared<const Network>(generate_network(scenario, {scenario.seed, drawn}, executor));
}

// The copy lies on huge pages like what it is a copy of.
template <class Value>
std::vector<Value> copy_of_vector(const std::vector<Value>& values) {
    auto copy = huge_page_vector<Value>(values.size());
    std::ranges::copy(values, copy.begin());
    return copy;
}

}  // namespace

Audience copy_of(const Audience& audience) {
    return {.graph = audience.graph,
            .accounts = copy_of_vector(audience.accounts),
            .inboxes = copy_of_vector(audience.inboxes),
            .login_rates = copy_of_vector(audience.login_rates),
            .group_sizes = audience.group_sizes,
            .actor_names = audience.actor_names,
            .actor_ids = audience.actor_ids};
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
