#include "output/network_cache.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/error.hpp"
#include "network/generators/model_key.hpp"
#include "output/network_file.hpp"
#include "population/community_plan.hpp"
#include "population/layout.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

std::string key_of(const Scenario& scenario, const RandomSource& source) {
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    return model_key(plan_communities(scenario.network, layout, scenario.actors, source), source);
}

// FNV-1a, 64 bits. Two keys of one hash would be told apart by the key in the file.
std::uint64_t hash(std::string_view text) {
    std::uint64_t value = 0xCBF29CE484222325U;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return value;
}

fs::path path_in(const fs::path& folder, const Scenario& scenario, std::string_view key) {
    return folder / fmt::format("{}-{:016x}.network", scenario.network.accounts, hash(key));
}

double gibibytes(std::uint64_t bytes) {
    return static_cast<double>(bytes) / 0x1p30;
}

}  // namespace

NetworkCache::NetworkCache(fs::path folder, std::function<void(const std::string&)> notice)
    : folder_(std::move(folder)), notice_(std::move(notice)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        throw RunError(ExitCode::disk_error,
                       fmt::format("cannot make {}: {}", folder_.string(), error.message()));
    }
}

fs::path NetworkCache::path_of(const Scenario& scenario, const RandomSource& source) const {
    return path_in(folder_, scenario, key_of(scenario, source));
}

Network NetworkCache::network_of(const Scenario& scenario, const RandomSource& source,
                                 Executor& executor) const {
    const std::string key = key_of(scenario, source);
    const fs::path path = path_in(folder_, scenario, key);
    if (fs::exists(path)) {
        if (!is_network_file(path)) {
            throw InputError(
                fmt::format("{}: this is no network file of backlash; move it away, or name another "
                            "folder for networks",
                            path.string()));
        }
        try {
            StoredNetwork stored = read_network(path, executor);
            if (stored.key == key) return std::move(stored.network);
            notice_(fmt::format("{} holds another network; it is replaced", path.string()));
        } catch (const InputError& error) {
            notice_(fmt::format("{}; the network is built anew", error.what()));
        }
    }
    Network network = generate_network(scenario, source, executor);
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    network.figures =
        measure_network(describe_network(network.graph, executor), network.graph, layout.types(), executor);
    store(path, network, key, executor);
    return network;
}

void NetworkCache::store(const fs::path& path, const Network& network, const std::string& key,
                         Executor& executor) const {
    const std::uint64_t size = network_file_size(network.graph, key);
    std::error_code error;
    const auto space = fs::space(folder_, error);
    if (!error && space.available < 2 * size) {
        notice_(fmt::format("{} has {:.1f} GiB left; the network of {:.1f} GiB is not stored",
                            folder_.string(), gibibytes(space.available), gibibytes(size)));
        return;
    }
    write_network(path, network, key, executor);
    notice_(fmt::format("Network stored: {} ({:.2f} GiB)", path.string(), gibibytes(size)));
}

}  // namespace backlash
