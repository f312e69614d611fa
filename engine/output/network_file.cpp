#include "output/network_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "base/vector_loop.hpp"
#include "output/checksum.hpp"
#include "output/mapped_file.hpp"

namespace backlash {
namespace {

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t chunk = std::uint64_t{1} << 24;  // bytes under one checksum
constexpr std::array<char, 8> magic = {'B', 'K', 'L', 'N', 'E', 'T', '\r', '\n'};
constexpr std::uint32_t format_version = 1;

// The first page. Numbers as the processor has them: little-endian.
struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t accounts = 0;
    std::uint64_t edges = 0;
    std::uint64_t loops_dropped = 0;
    std::uint64_t duplicates_dropped = 0;
    std::uint64_t key_bytes = 0;
    std::uint64_t returned_edges = 0;
    std::uint32_t max_in_degree = 0;
    std::uint32_t max_out_degree = 0;
    double in_degree_exponent = 0.0;
    double fan_homophily = 0.0;
    std::uint32_t has_figures = 0;
    std::uint32_t checksums_checksum = 0;  // of the checksums of the chunks
    std::uint32_t reserved = 0;
    std::uint32_t header_checksum = 0;  // of all before
};
static_assert(sizeof(Header) == 96);

std::uint64_t whole_pages(std::uint64_t bytes) {
    return (bytes + page - 1) / page * page;
}

// Where the parts begin; each on a page of its own.
struct Places {
    explicit Places(const Header& header)
        : key(page),
          starts(key + whole_pages(header.key_bytes)),
          followers(starts + whole_pages((std::uint64_t{header.accounts} + 1) * sizeof(std::uint64_t))),
          checksums(followers + whole_pages(header.edges * sizeof(std::uint32_t))),
          chunks((checksums - page + chunk - 1) / chunk),
          end(checksums + chunks * sizeof(std::uint32_t)),
          accounts(header.accounts),
          edges(header.edges) {}

    std::span<const std::uint64_t> starts_in(std::span<const std::byte> file) const {
        return {reinterpret_cast<const std::uint64_t*>(file.data() + starts), std::size_t{accounts} + 1};
    }
    std::span<const std::uint32_t> followers_in(std::span<const std::byte> file) const {
        return {reinterpret_cast<const std::uint32_t*>(file.data() + followers), edges};
    }

    std::uint64_t key;
    std::uint64_t starts;
    std::uint64_t followers;
    std::uint64_t checksums;
    std::uint64_t chunks;
    std::uint64_t end;
    std::uint32_t accounts;
    std::uint64_t edges;
};

std::uint32_t checksum_of(const Header& header) {
    return crc32c(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, header_checksum)));
}

Header header_of(const Network& network, std::string_view key) {
    Header header{.magic = magic,
                  .version = format_version,
                  .accounts = network.graph.accounts(),
                  .edges = network.graph.edges(),
                  .loops_dropped = network.loops_dropped,
                  .duplicates_dropped = network.duplicates_dropped,
                  .key_bytes = key.size()};
    if (network.figures) {
        const NetworkFigures& figures = *network.figures;
        header.has_figures = 1;
        header.returned_edges = figures.statistics.returned_edges;
        header.max_in_degree = figures.statistics.max_in_degree;
        header.max_out_degree = figures.statistics.max_out_degree;
        header.in_degree_exponent = figures.in_degree_exponent;
        header.fan_homophily = figures.fan_homophily;
    }
    return header;
}

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

NetworkFigures figures_of(const Header& header) {
    return {.statistics = {.accounts = header.accounts,
                           .edges = header.edges,
                           .returned_edges = header.returned_edges,
                           .reciprocity = ratio(header.returned_edges, header.edges),
                           .mean_degree = ratio(header.edges, header.accounts),
                           .max_in_degree = header.max_in_degree,
                           .max_out_degree = header.max_out_degree},
            .in_degree_exponent = header.in_degree_exponent,
            .fan_homophily = header.fan_homophily};
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw InputError(fmt::format("{}: {}", path.string(), why));
}

Header read_header(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    Header header;
    if (bytes.size() < page) refuse(path, "this is no network file of backlash: it is too short");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) refuse(path, "this is no network file of backlash");
    if (header.version != format_version) {
        refuse(path, fmt::format("network file of version {}; this program reads version {}", header.version,
                                 format_version));
    }
    if (header.header_checksum != checksum_of(header)) refuse(path, "damaged: the checksum of its head");
    if (header.key_bytes > (1U << 30) || header.edges >> 48 != 0) refuse(path, "damaged: impossible sizes");
    if (bytes.size() != Places(header).end) {
        refuse(path, fmt::format("damaged: {} bytes long; expected {}", bytes.size(), Places(header).end));
    }
    return header;
}

// What is found between the first page and the table of checksums.
struct Examination {
    std::vector<std::uint32_t> checksums;  // of the chunks
    std::uint32_t largest_id = 0;
};

std::uint32_t largest_in(std::span<const std::uint32_t> ids) {
    std::uint32_t largest = 0;
    vector_loop([&largest, ids] {
        const std::span<const std::uint32_t> all = ids;
        std::uint32_t so_far = 0;
        for (const std::uint32_t id : all) so_far = std::max(so_far, id);
        largest = so_far;
    });
    return largest;
}

// Reads once from end to end: the second look at a piece finds it near the processor.
Examination examine(std::span<const std::byte> file, const Places& places, Executor& executor) {
    constexpr std::uint64_t piece = std::uint64_t{1} << 16;
    const auto body = file.subspan(page, places.checksums - page);
    const auto followers = places.followers_in(file);
    const std::uint64_t first_follower = places.followers - page;
    Examination found{.checksums = std::vector<std::uint32_t>((body.size() + chunk - 1) / chunk)};
    std::vector<std::uint32_t> largest(found.checksums.size());
    executor.for_each_index(found.checksums.size(), [&](std::size_t k) {
        const std::uint64_t end = std::min<std::uint64_t>((k + 1) * chunk, body.size());
        for (std::uint64_t at = k * chunk; at < end; at += piece) {
            const std::uint64_t size = std::min(piece, end - at);
            found.checksums[k] = crc32c(body.subspan(at, size), found.checksums[k]);
            const std::uint64_t before =
                at > first_follower ? (at - first_follower) / sizeof(std::uint32_t) : 0;
            const std::uint64_t behind =
                at + size > first_follower ? (at + size - first_follower) / sizeof(std::uint32_t) : 0;
            const auto here = followers.first(std::min<std::uint64_t>(behind, followers.size()));
            if (before < here.size()) largest[k] = std::max(largest[k], largest_in(here.subspan(before)));
        }
    });
    found.largest_id = largest_in(largest);
    return found;
}

// Rows one after the other, from the first to the last tie.
bool are_rows(std::span<const std::uint64_t> starts, std::uint64_t edges, Executor& executor) {
    constexpr std::size_t part = std::size_t{1} << 20;
    std::atomic<bool> ascending = true;
    executor.for_each_index((starts.size() + part - 1) / part, [&](std::size_t k) {
        const std::size_t first = k * part;
        const auto with_next = starts.subspan(first, std::min(part + 1, starts.size() - first));
        if (!std::ranges::is_sorted(with_next)) ascending = false;
    });
    return starts.front() == 0 && starts.back() == edges && ascending;
}

}  // namespace

std::uint64_t network_file_size(const FollowerGraph& graph, std::string_view key) {
    return Places(header_of({.graph = graph}, key)).end;
}

bool is_network_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, magic.size()> start{};
    return file.read(start.data(), start.size()) && start == magic;
}

void write_network(const std::filesystem::path& path, const Network& network, std::string_view key,
                   Executor& executor) {
    Header header = header_of(network, key);
    const Places places(header);
    FileInMaking file(path, places.end);
    const auto put = [&](std::uint64_t place, std::span<const std::byte> bytes) {
        std::ranges::copy(bytes, file.bytes().begin() + static_cast<std::ptrdiff_t>(place));
    };
    put(places.key, std::as_bytes(std::span(key)));
    put(places.starts, std::as_bytes(network.graph.row_starts()));
    put(places.followers, std::as_bytes(network.graph.all_followers()));
    const auto checksums = examine(file.bytes(), places, executor).checksums;
    put(places.checksums, std::as_bytes(std::span(checksums)));
    header.checksums_checksum = crc32c(std::as_bytes(std::span(checksums)));
    header.header_checksum = checksum_of(header);
    put(0, std::as_bytes(std::span(&header, 1)));
    file.finish();
}

StoredNetwork read_network(const std::filesystem::path& path, Executor& executor) {
    const auto file = std::make_shared<const MappedFile>(path);
    const auto bytes = file->bytes();
    const Header header = read_header(path, bytes);
    const Places places(header);
    const auto stored = bytes.subspan(places.checksums, places.chunks * sizeof(std::uint32_t));
    if (crc32c(stored) != header.checksums_checksum) refuse(path, "damaged: the table of checksums");
    const auto starts = places.starts_in(bytes);
    const auto followers = places.followers_in(bytes);
    const auto found = examine(bytes, places, executor);
    if (!std::ranges::equal(std::as_bytes(std::span(found.checksums)), stored))
        refuse(path, "damaged: the rows");
    // Memory safety needs it, whatever the checksums say.
    if (!are_rows(starts, header.edges, executor) ||
        (header.edges > 0 && found.largest_id >= header.accounts))
        refuse(path, "damaged: ties beyond the accounts");

    StoredNetwork result{.network = {.graph = FollowerGraph(file, starts, followers),
                                     .loops_dropped = header.loops_dropped,
                                     .duplicates_dropped = header.duplicates_dropped},
                         .key = {reinterpret_cast<const char*>(bytes.data() + places.key), header.key_bytes}};
    if (header.has_figures != 0) result.network.figures = figures_of(header);
    return result;
}

}  // namespace backlash
