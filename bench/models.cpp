// The published models beside plain loops over the same networks, with the same threads, in the same run.
//
// Usage: backlash-bench-models THREADS FOLDER ACCOUNTS…. Prints one line of JSON a figure; writes each
// network into FOLDER for other programs (graph_tool_models.py): NAME.edges, pairs of 32-bit ids, followee
// and follower.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "best_seconds.hpp"
#include "classics/model.hpp"
#include "classics/seeding.hpp"
#include "network/generators/random_ties.hpp"
#include "network/generators/rmat.hpp"
#include "plain_loops.hpp"

namespace {

using namespace backlash;

constexpr std::uint32_t steps = 20;
constexpr int repeats = 3;

class Bench {
  public:
    Bench(std::string network_name, const Influence& network, Executor& executor)
        : name_(std::move(network_name)), network_(network), executor_(executor) {}

    // The engine's kernel, then plain(state), which leaves the last state where it found the first, `start`.
    // Making the first state is not timed, in neither.
    template <class Start, class Plain>
    void compare(const std::string& model, const std::map<std::string, double>& parameters,
                 const std::map<std::string, std::string>& choices, std::uint32_t most_steps,
                 const Start& start, const Plain& plain) {
        Figures engine;
        Figures loop;
        // In turn, so that a busy machine hits both.
        for (int repeat = 0; repeat < repeats; ++repeat) {
            run_engine(model, parameters, choices, most_steps, engine);
            auto state = start;
            loop.seconds = std::min(loop.seconds, best_seconds(1, [&] { plain(state); }));
            loop.mean_state = mean_of(state.size(), [&](std::size_t i) { return state[i]; });
        }
        fmt::print(
            "{{\"network\": \"{}\", \"model\": \"{}\", \"engine_ms\": {:.4f}, \"plain_ms\": {:.4f}, "
            "\"engine_mean\": {:.6f}, \"plain_mean\": {:.6f}}}\n",
            name_, model, 1e3 * engine.seconds, 1e3 * loop.seconds, engine.mean_state, loop.mean_state);
        std::fflush(stdout);
    }

  private:
    struct Figures {
        double seconds = 1e9;
        double mean_state = 0.0;  // at the end: both must have done the same
    };

    template <class StateOf>
    static double mean_of(std::size_t accounts, const StateOf& state_of) {
        double sum = 0.0;
        for (std::size_t i = 0; i < accounts; ++i) sum += state_of(i);
        return sum / static_cast<double>(accounts);
    }

    void run_engine(const std::string& name, std::map<std::string, double> parameters,
                    std::map<std::string, std::string> choices, std::uint32_t most_steps, Figures& figures) {
        const ClassicModel& model = *find_classic_model(name);
        parameters.try_emplace("steps", most_steps);
        for (const auto& attribute : model.descriptor.attributes) {
            if (attribute.options.empty()) {
                parameters.try_emplace(attribute.name, *attribute.default_value);
            } else {
                choices.try_emplace(attribute.name, attribute.options.front());
            }
        }
        const auto process = model.start({.network = network_,
                                          .parameters = parameters,
                                          .choices = choices,
                                          .source = {.seed = 1},
                                          .executor = executor_});
        const double seconds = best_seconds(1, [&] {
            for (std::uint32_t step = 0; step < most_steps && !process->settled(); ++step)
                process->advance(step);
        });
        figures.seconds = std::min(figures.seconds, seconds);
        figures.mean_state = mean_of(network_.accounts(), [&](std::size_t i) {
            return process->state(static_cast<std::uint32_t>(i));
        });
    }

    std::string name_;
    const Influence& network_;
    Executor& executor_;
};

std::vector<std::uint8_t> seeded(std::uint32_t accounts, double share, std::uint8_t state) {
    std::vector<std::uint8_t> states(accounts);
    for (const std::uint32_t i : draw_distinct(count_of(share, accounts), accounts, {.seed = 1}))
        states[i] = state;
    return states;
}

void measure_opinions(Bench& bench, const PlainNetwork& plain, Executor& executor) {
    std::vector<double> x(plain.accounts);
    for (std::uint32_t i = 0; i < plain.accounts; ++i) {
        const auto words = RandomSource{.seed = 1}.words(i, 0, Stream::initial_state);
        x[i] = uniform53(words[0], words[1]);
    }
    bench.compare("degroot", {}, {}, steps, x,
                  [&](auto& now) { plain_degroot(plain, 0.5, now, steps, executor); });
    bench.compare("friedkin_johnsen", {}, {}, steps, x,
                  [&](auto& now) { plain_friedkin_johnsen(plain, 0.8, now, steps, executor); });
    bench.compare("hegselmann_krause", {}, {{"listens_to", "network"}}, steps, x,
                  [&](auto& now) { plain_hegselmann_krause(plain, 0.2, now, steps, executor); });
    bench.compare("voter", {}, {{"update", "synchronous"}}, steps, seeded(plain.accounts, 0.5, 1),
                  [&](auto& now) { plain_voter(plain, now, steps, executor); });
}

void measure_contagion(Bench& bench, const Influence& network, const PlainNetwork& plain,
                       Executor& executor) {
    // In a step 1 - exp(-beta) = .05 and 1 - exp(-gamma) = .1, as graph-tool has it.
    const std::map<std::string, double> rates = {{"transmission", -std::log(0.95)},
                                                 {"recovery", -std::log(0.9)},
                                                 {"step", 1.0},
                                                 {"initial_share", 0.01}};
    const auto infectious = seeded(plain.accounts, 0.01, 2);
    bench.compare("sir", rates, {}, 3 * steps, infectious,
                  [&](auto& now) { plain_epidemic(plain, 0.05, 1.0, 0.1, now, 3 * steps, executor); });
    auto with_incubation = rates;
    with_incubation["incubation"] = -std::log(0.8);
    bench.compare("seir", with_incubation, {}, 3 * steps, infectious,
                  [&](auto& now) { plain_epidemic(plain, 0.05, 0.2, 0.1, now, 3 * steps, executor); });
    const double active = count_of(0.05, plain.accounts);
    bench.compare("watts_threshold", {{"threshold", 0.18}, {"seeds", active}}, {}, steps,
                  seeded(plain.accounts, 0.05, 1),
                  [&](auto& now) { plain_threshold(plain, 0.18, now, steps, executor); });
    const double first = count_of(0.01, plain.accounts);
    bench.compare("independent_cascade", {{"probability", 0.2}, {"seeds", first}}, {}, 1'000'000,
                  seeded(plain.accounts, 0.01, 1),
                  [&](auto& now) { plain_cascade(network, 0.2, now, executor); });
}

void write_edges(const std::string& path, const Influence& network) {
    std::ofstream file(path, std::ios::binary);
    for (std::uint32_t j = 0; j < network.accounts(); ++j) {
        for (const std::uint32_t i : network.influenced_by(j)) {
            const std::uint32_t pair[2] = {j, i};
            file.write(reinterpret_cast<const char*>(pair), sizeof(pair));
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: backlash-bench-models THREADS FOLDER ACCOUNTS…\n");
        return 2;
    }
    const auto executor = parallel_executor(std::atoi(argv[1]));
    for (int argument = 3; argument < argc; ++argument) {
        const auto accounts = static_cast<std::uint32_t>(std::atof(argv[argument]));
        const auto uniform = influence_of(
            generate_random_ties({.accounts = accounts, .mean_degree = 10.0, .mutual = false}, {}, *executor),
            *executor);
        const auto power_law = influence_of(
            generate_rmat({.accounts = accounts, .mean_degree = 10.0}, {}, *executor), *executor);
        for (const auto& [kind, network] : {std::pair{"uniform", &uniform}, {"power-law", &power_law}}) {
            const auto name = fmt::format("{}-{}", kind, accounts);
            write_edges(fmt::format("{}/{}.edges", argv[2], name), *network);
            Bench bench(name, *network, *executor);
            const PlainNetwork plain(*network);
            measure_opinions(bench, plain, *executor);
            measure_contagion(bench, *network, plain, *executor);
        }
    }
    return 0;
}
