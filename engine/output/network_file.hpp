// A network in a file of its own, mapped into memory instead of read: several programs share one copy of it.
//
// Format: docs/formats/network.md. Checksums over all of it; written under another name, synced, renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/executor.hpp"
#include "population/audience.hpp"

namespace backlash {

// Size of the file of such a network, bytes.
std::uint64_t network_file_size(const FollowerGraph& graph, std::string_view key);

// Whether the file starts like a network file.
bool is_network_file(const std::filesystem::path& path);

// Writes the network, its figures included when it has them; replaces what is at `path`. `key` is kept as it
// is. Throws RunError(disk_error); nothing is left then.
void write_network(const std::filesystem::path& path, const Network& network, std::string_view key,
                   Executor& executor);

struct StoredNetwork {
    Network network;
    std::string key;
};

// Maps the file; the graph's copies keep it mapped. Everything is checked against its checksum and against
// the bounds of a graph. Throws InputError when it is not a whole network file of this version,
// RunError(disk_error) when it cannot be read.
StoredNetwork read_network(const std::filesystem::path& path, Executor& executor);

}  // namespace backlash
