// backlash network generate|stats: networks in files, and in numbers.
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/executor.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/dry_run.hpp"
#include "network/import/edge_list.hpp"
#include "output/network_cache.hpp"
#include "output/network_file.hpp"
#include "scenario/read_scenario.hpp"

namespace backlash {
namespace {

struct NetworkOptions {
    std::vector<std::string> files;
    std::vector<std::string> overrides;
    std::string folder;
    int threads = 0;
    bool json = false;

    std::unique_ptr<Executor> executor() const {
        return parallel_executor(threads > 0 ? threads : available_processors());
    }
};

void generate_for(const std::string& file, const NetworkOptions& options, const NetworkCache& cache) {
    const Scenario scenario = read_scenario(file, registered_catalogue(), options.overrides);
    if (!scenario.network.edges.empty()) {
        throw InputError(
            fmt::format("{}: network.edges names a network; there is nothing to generate", file));
    }
    const auto executor = options.executor();
    const std::uint32_t networks = scenario.network.redraw ? scenario.replicates : 1;
    for (std::uint32_t replicate = 0; replicate < networks; ++replicate) {
        const RandomSource source{scenario.seed, replicate};
        const auto path = cache.path_of(scenario, source);
        cache.network_of(scenario, source, *executor);
        fmt::print("{}\n", path.string());
    }
}

ExitCode generate(const NetworkOptions& options) {
    const NetworkCache cache(options.folder,
                             [](const std::string& text) { fmt::print(stderr, "{}\n", text); });
    for (const std::string& file : options.files) generate_for(file, options, cache);
    return ExitCode::ok;
}

struct Described {
    NetworkStatistics statistics;
    double tail_exponent = 0.0;
};

Described describe_file(const std::string& file, Executor& executor) {
    constexpr std::uint32_t tail_start = 30;  // followers from which the tail is fitted
    FollowerGraph graph;
    if (is_network_file(file)) {
        StoredNetwork stored = read_network(file, executor);
        if (const auto& figures = stored.network.figures)
            return {figures->statistics, figures->in_degree_exponent};
        graph = std::move(stored.network.graph);
    } else {
        ImportedNetwork imported = read_edge_list(file, executor);
        fmt::print(stderr, "{}", import_text(file, imported.report));
        graph = std::move(imported.graph);
    }
    return {describe_network(graph, executor), in_degree_tail(graph, tail_start, executor).exponent};
}

nlohmann::ordered_json json_of(const std::string& file, const Described& described) {
    const NetworkStatistics& s = described.statistics;
    return {{"file", file},
            {"accounts", s.accounts},
            {"ties", s.edges},
            {"mean_followers", s.mean_degree},
            {"most_followers", s.max_in_degree},
            {"most_followed", s.max_out_degree},
            {"reciprocity", s.reciprocity},
            {"tail_exponent", described.tail_exponent}};
}

ExitCode stats(const NetworkOptions& options) {
    const auto executor = options.executor();
    auto all = nlohmann::ordered_json::array();
    for (const std::string& file : options.files) {
        const Described described = describe_file(file, *executor);
        const NetworkStatistics& s = described.statistics;
        all.push_back(json_of(file, described));
        if (options.json) continue;
        fmt::print(
            "{}\n  {} accounts, {} ties, {:.2f} followers in the mean\n"
            "  most followers {}, most accounts followed by one {}\n"
            "  ties returned {:.4f}, exponent of the followers from 30 on {:.3f}\n",
            file, s.accounts, s.edges, s.mean_degree, s.max_in_degree, s.max_out_degree, s.reciprocity,
            described.tail_exponent);
    }
    if (options.json) fmt::print("{}\n", all.dump(2));
    return ExitCode::ok;
}

void add_threads(CLI::App& command, NetworkOptions& options) {
    command.add_option("--threads", options.threads, "Threads; default: the processors this process may use")
        ->check(CLI::Range(1, 4096));
}

}  // namespace

void add_network_command(CLI::App& app, ExitCode& exit_code) {
    CLI::App* network =
        app.add_subcommand("network", "Generate follower networks ahead of runs; describe them");
    network->require_subcommand(1);

    auto making = std::make_shared<NetworkOptions>();
    CLI::App* generating =
        network->add_subcommand("generate", "Make the networks of scenarios, for run --network-cache");
    generating->add_option("FILE", making->files, "Scenario files")->required();
    generating->add_option("-o,--output", making->folder, "Folder; the files are named by what they hold")
        ->required();
    generating->add_option("--set", making->overrides, "Change a key: network.accounts=1e6; may be repeated")
        ->allow_extra_args(false);
    add_threads(*generating, *making);
    generating->callback([making, &exit_code] { exit_code = generate(*making); });

    auto describing = std::make_shared<NetworkOptions>();
    CLI::App* describer =
        network->add_subcommand("stats", "Describe networks: size, degrees, reciprocity, tail");
    describer->add_option("FILE", describing->files, "Network files or edge lists")->required();
    describer->add_flag("--json", describing->json, "As JSON");
    add_threads(*describer, *describing);
    describer->callback([describing, &exit_code] { exit_code = stats(*describing); });
}

}  // namespace backlash
