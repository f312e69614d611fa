// How fast is a whole run of the founding case, and what part of the machine's limits is that?
//
// Usage: backlash-bench SCENARIO.yaml [accounts]. Each ratio is of two figures of this run, so it holds on a
// busy machine too as long as the load does not change in between. Answers seen: docs/performance.md.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "base/memory_limit.hpp"
#include "ceilings.hpp"
#include "crisis/event_kind.hpp"
#include "population/audience.hpp"
#include "scenario/read_scenario.hpp"
#include "simulation/delivery.hpp"
#include "simulation/measure.hpp"
#include "simulation/simulation.hpp"

namespace {

using namespace backlash;

double seconds_of(const std::function<void()>& work) {
    return best_seconds(1, work);
}

Catalogue catalogue() {
    Catalogue all;
    for (const EventKind& kind : event_kinds()) all.events.push_back(kind.descriptor);
    for (const Measure& kind : measures()) all.measures.push_back(kind.descriptor);
    return all;
}

void row(const std::string& figure, double value, const std::string& unit, const std::string& against,
         double limit) {
    fmt::print("{:<34} {:>9.2f} {:<20} {:<38} {:>9.2f} {:>7.2f}\n", figure, value, unit, against, limit,
               value / limit);
}

// Posts of random authors, as many as give about ten million deliveries.
double deliveries_a_second(const Scenario& scenario, Audience& audience, Executor& executor) {
    const FeedDecay decay(scenario.step, scenario.attention.feed_lifetime);
    const Delivery delivery(scenario.attention, decay, audience.graph);
    std::vector<Post> posts;
    std::uint64_t planned = 0;
    for (std::uint32_t k = 0; planned < 10'000'000; ++k) {
        const auto words = RandomSource{}.words(k, 0, Stream::activity);
        const auto author =
            static_cast<std::uint32_t>(static_cast<std::uint64_t>(words[0]) * audience.size() >> 32);
        posts.push_back(
            {.author = author, .outrage = 0.5F, .news = 1, .own_community_first = true, .fanlike = true});
        planned += audience.graph.follower_count(author);
    }
    std::uint32_t step = 0;
    IdleFilter filter(audience.accounts, scenario, RandomSource{});
    const double seconds =
        best_seconds(3, [&] { delivery.deliver(posts, ++step, audience.inboxes, filter, executor); });
    return static_cast<double>(planned) / seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: backlash-bench SCENARIO.yaml [accounts]\n");
        return 2;
    }
    const std::string accounts = argc > 2 ? argv[2] : "1e6";
    const std::vector<std::string> overrides = {"network.accounts=" + accounts};
    const Scenario scenario = read_scenario(argv[1], catalogue(), overrides);
    const RandomSource source{scenario.seed, 0};
    fmt::print("{:<34} {:>9} {:<20} {:<38} {:>9} {:>7}\n", "figure", "", "unit", "against, in the same run",
               "", "ratio");

    double one_thread = 0.0;
    for (const int threads : {1, 2}) {
        const auto executor = parallel_executor(threads);
        Network network;
        Audience audience;
        const double build = seconds_of([&] { network = generate_network(scenario, source, *executor); });
        const double draw =
            seconds_of([&] { audience = draw_audience(scenario, network, source, *executor); });
        const double accounts_here = audience.size();
        const double edges = static_cast<double>(network.graph.edges());
        const std::size_t state = audience.size() * (sizeof(Account) + sizeof(Inbox));
        if (threads == 1) {
            row("deliveries, 1 thread", deliveries_a_second(scenario, audience, *executor) / 1e6, "M/s",
                "random increments, size of the inboxes",
                random_increments(audience.size() * sizeof(Inbox)) / 1e6);
            audience = draw_audience(scenario, network, source, *executor);
        }
        ReplicateRecord record;
        const double run =
            seconds_of([&] { record = run_replicate(scenario, std::move(audience), source, *executor); });
        const double rate = accounts_here * static_cast<double>(scenario.duration / scenario.step) / run;
        if (threads == 1) {
            one_thread = run;
            row("log-ins, 1 thread", static_cast<double>(record.logins) / run / 1e6, "M/s",
                "random 64-byte touches, size of state", random_record_touches(state) / 1e6);
            row("network, 1 thread", edges / build / 1e6, "M edges/s", "wanted, M edges/s", 25.0);
            row("people drawn, 1 thread", accounts_here / draw / 1e6, "M accounts/s", "Philox blocks, M/s",
                philox_blocks() / 1e6);
            row("run, 1 thread", rate / 1e9, "G account-steps/s", "triad, GB/s",
                triad_bandwidth(state) / 1e9);
        } else {
            row("run, 2 threads", rate / 1e9, "G account-steps/s", "wanted, G account-steps/s", 0.6);
            row("speed-up by the second thread", one_thread / run, "", "threads", 2.0);
        }
    }
    fmt::print("peak memory {:.2f} GiB\n", static_cast<double>(peak_memory()) / 0x1p30);
    return 0;
}
