#include "cli/network_folder.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "output/network_cache.hpp"

namespace backlash {

void add_network_folder(CLI::App* command, std::string& folder) {
    command
        ->add_option("--network-cache", folder,
                     "Folder in which generated networks are kept for the next run; default: nowhere")
        ->envname("BACKLASH_NETWORK_CACHE");
}

NetworkSource networks_from(const std::string& folder) {
    if (folder.empty()) return {};
    const auto tell = [](const std::string& text) { fmt::print(stderr, "\n{}\n", text); };
    return [cache = NetworkCache(folder, tell)](const Scenario& scenario, const RandomSource& source,
                                                Executor& executor) {
        return cache.network_of(scenario, source, executor);
    };
}

}  // namespace backlash
