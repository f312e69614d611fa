// Sums kept step by step against a recount of everybody.
#include "simulation/running_sums.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "population/audience.hpp"
#include "simulation/log_in_bench.hpp"
#include "simulation/random_below.hpp"

namespace backlash {
namespace {

const Audience& audience() {
    static const Audience drawn = [] {
        const Scenario scenario = quiet_scenario();
        const RandomSource source{3, 0};
        const auto executor = serial_executor();
        return draw_audience(scenario, generate_network(scenario, source, *executor), source, *executor);
    }();
    return drawn;
}

RunningSums recount(const Audience& people) {
    RunningSums sums;
    for (std::uint32_t id = 0; id < people.size(); ++id) {
        const Account& account = people.accounts[id];
        if (is_fan(account.type)) sums.fan_trust += to_fixed<32>(account.trust);
        if (people.inboxes[id].seen == 0) continue;
        const double v = account.involvement;
        sums.forgiven += to_fixed<32>(v * account.forgiveness);
        sums.forgivable += to_fixed<32>(v * account.initial_trust);
        ++sums.aware[static_cast<std::size_t>(account.type)];
    }
    return sums;
}

void expect_same(const RunningSums& kept, const RunningSums& counted) {
    RC_ASSERT(kept.forgiven == counted.forgiven);
    RC_ASSERT(kept.forgivable == counted.forgivable);
    RC_ASSERT(kept.fan_trust == counted.fan_trust);
    RC_ASSERT(kept.aware == counted.aware);
}

RC_GTEST_PROP(RunningSums, EqualARecountAfterAnySeriesOfLogIns, ()) {
    LogInBench bench;
    bench.published.add(0.4);
    bench.published.add(
        JudgedResponse{.worth = {.completeness = 0.7, .penalty = {1, 0, 0.5, 0}}, .scapegoating = 0.5});
    bench.published.add(0.2);
    Audience people = audience();
    RunningSums sums = recount(people);
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    for (bench.now.step = 1; bench.now.step < 40; bench.now.step += 3) {
        bench.now.board_chance = random_below(random, 2) == 0 ? 0.0 : 0.2;
        bench.now.board_dose = 1.0;
        bench.outcome.clear();
        for (std::uint32_t id = random_below(random, 10); id < people.size();
             id += 1 + random_below(random, 10)) {
            Inbox& inbox = people.inboxes[id];
            inbox.posts = random_below(random, 8192);
            inbox.outrage = random_below(random, 3 * 65536);
            inbox.news = random_below(random, 8);
            bench.log_in_as(id, people.accounts[id], inbox);
        }
        sums += bench.outcome.change;
        expect_same(sums, recount(people));
    }
    RC_ASSERT(sums.aware[static_cast<std::size_t>(AccountType::public_)] > 0);
    RC_ASSERT(sums.unresolved() < 1.0);
}

TEST(RunningSums, EverythingIsUnresolvedWhileNobodyKnows) {
    RunningSums sums;
    EXPECT_EQ(sums.unresolved(), 1.0);
    sums.forgivable = 8;
    sums.forgiven = 2;
    EXPECT_EQ(sums.unresolved(), 0.75);
}

}  // namespace
}  // namespace backlash
