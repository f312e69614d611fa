#include "study/running/audience_store.hpp"

namespace backlash {

std::shared_ptr<const Network> AudienceStore::make_network(const Scenario& scenario, std::uint32_t replicate,
                                                           Executor& executor) const {
    if (!scenario.network.edges.empty()) {
        return std::make_shared<const Network>(network_from_files(scenario, executor).network);
    }
    const std::uint32_t drawn = scenario.network.redraw ? replicate : 0;
    const RandomSource random{scenario.seed, drawn};
    return std::make_shared<const Network>(source_ ? source_(scenario, random, executor)
                                                   : generate_network(scenario, random, executor));
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
        hold.network = networks_.get(number, [&] { return make_network(scenario, replicate, executor); });
        hold.network_number = number;
    }
    hold.audience = std::make_shared<const Audience>(
        draw_audience(scenario, *hold.network, {scenario.seed, replicate}, executor));
    hold.audience_id = wanted;
    return hold.audience;
}

}  // namespace backlash
