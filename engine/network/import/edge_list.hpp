// Reads a follower graph from a text file of edges, plain or gzip-compressed. Format:
// docs/formats/edge-list.md.
//
// A line `a b` says that account a follows account b: what b posts reaches a.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"
#include "network/import/external_ids.hpp"

namespace backlash {

struct EdgeListOptions {
    std::optional<bool> numeric_ids;           // none: numeric when the first edge is
    std::uint32_t max_accounts = 4294967294U;  // 2^32 - 2; a file with more is refused
};

struct ImportReport {
    std::uint64_t lines = 0;       // of the file, comments and headers included
    std::uint64_t edges_read = 0;  // before loops and duplicates are dropped
    std::uint64_t loops_dropped = 0;
    std::uint64_t duplicates_dropped = 0;
    std::uint32_t accounts = 0;
    std::string id_kind;             // "numbers from 0", "numbers from 1", "sparse numbers", "names"
    std::vector<std::string> notes;  // for people: headers and columns passed over
};

struct ImportedNetwork {
    FollowerGraph graph;
    ExternalIds ids;
    ImportReport report;
};

// Memory while reading: 8 bytes an edge, 12 while the graph is built; ids that are names or sparse add
// theirs. Throws InputError with file:line:column for a malformed line, and with the file for one that is
// missing, no file, empty or cut short, or that has too many accounts.
ImportedNetwork read_edge_list(const std::filesystem::path& file, Executor& executor,
                               const EdgeListOptions& options = {});

}  // namespace backlash
