// How fast do posts of random authors reach the inboxes of their followers?
//
// A delivery brings the inbox up to date, adds to it and wakes its owner: two random cache lines.
#include "simulation/delivery.hpp"

#include <benchmark/benchmark.h>

#include <vector>

#include "questions.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {
namespace {

// As many as give about `deliveries` deliveries.
std::vector<Post> posts_of_anybody(const FollowerGraph& graph, std::uint64_t deliveries) {
    std::vector<Post> posts;
    std::uint64_t planned = 0;
    for (std::uint32_t k = 0; planned < deliveries; ++k) {
        const auto word = RandomSource{}.words(k, 0, Stream::activity)[0];
        const auto author =
            static_cast<std::uint32_t>(static_cast<std::uint64_t>(word) * graph.accounts() >> 32);
        posts.push_back(
            {.author = author, .outrage = 0.5F, .news = 1, .own_community_first = true, .fanlike = true});
        planned += graph.follower_count(author);
    }
    return posts;
}

void deliver(benchmark::State& state, FoundingCase& founding_case, int threads) {
    const auto executor = parallel_executor(threads);
    const Scenario& scenario = founding_case.scenario();
    Audience audience = founding_case.audience(*executor);
    const FeedDecay decay(scenario.step, scenario.attention.feed_lifetime, Rhythm(scenario).steps());
    const Delivery delivery(scenario.attention, decay, audience.graph);
    IdleFilter filter(audience.size(), scenario);
    const auto posts = posts_of_anybody(audience.graph, 10'000'000);
    std::uint32_t step = 0;
    std::uint64_t deliveries = 0;
    for (auto _ : state) deliveries += delivery.deliver(posts, ++step, audience.inboxes, filter, *executor);
    state.SetItemsProcessed(static_cast<std::int64_t>(deliveries));
}

}  // namespace

void ask_delivery(FoundingCase& founding_case) {
    benchmark::RegisterBenchmark("delivery/1", deliver, std::ref(founding_case), 1)->UseRealTime();
    benchmark::RegisterBenchmark("delivery/2", deliver, std::ref(founding_case), 2)->UseRealTime();
}

}  // namespace backlash
