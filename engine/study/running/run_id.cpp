#include "study/running/run_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/uuid/name_generator_sha1.hpp>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "output/durable_file.hpp"
#include "scenario/resolved_yaml.hpp"
#include "simulation/results_version.hpp"

namespace backlash {
namespace {

// The name space of this program's identities; any number that nobody else uses.
constexpr RunId name_space = {
    {0x6b, 0x1e, 0x0f, 0x52, 0x93, 0xd4, 0x4c, 0x0a, 0xa7, 0x55, 0x21, 0x8e, 0x3f, 0x60, 0xb9, 0xc2}};

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

// What is in a file that the scenario names, as a line; empty when it names none.
std::string content_text(std::string_view key, const Scenario& scenario, const std::string& file) {
    if (file.empty()) return {};
    try {
        const auto content = checksum_of_file(std::filesystem::path(scenario.file).parent_path() / file);
        return fmt::format("{}: {:08x} {}\n", key, content.crc32c, content.size);
    } catch (const RunError& error) {
        throw InputError(error.what());  // the scenario names a file that cannot be read
    }
}

}  // namespace

std::string RunId::text() const {
    std::string digits;
    for (const std::uint8_t byte : bytes) fmt::format_to(std::back_inserter(digits), "{:02x}", byte);
    return digits;
}

std::optional<RunId> RunId::parse(std::string_view text) {
    RunId id;
    if (text.size() != 2 * id.bytes.size()) return std::nullopt;
    for (std::size_t k = 0; k < id.bytes.size(); ++k) {
        const int high = hex_value(text[2 * k]);
        const int low = hex_value(text[2 * k + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        id.bytes[k] = static_cast<std::uint8_t>(16 * high + low);
    }
    return id;
}

RunId RunId::derive(std::string_view name) const {
    boost::uuids::uuid space{};
    std::ranges::copy(bytes, space.begin());
    boost::uuids::name_generator_sha1 generator(space);
    const boost::uuids::uuid uuid = generator(name.data(), name.size());
    RunId id;
    std::copy(uuid.begin(), uuid.end(), id.bytes.begin());
    return id;
}

std::string determining_text(const Scenario& scenario, const Catalogue& catalogue) {
    Scenario stripped = scenario;
    stripped.name.clear();
    stripped.title.clear();
    stripped.replicates = 1;
    stripped.targets.clear();
    for (auto& event : stripped.events) event.source.clear();
    std::string text = resolved_yaml(stripped, catalogue);
    return text + content_text("edges", scenario, scenario.network.edges) +
           content_text("people", scenario, scenario.network.people);
}

RunId case_id(std::string_view determining_text) {
    return name_space.derive(fmt::format("results {}\n{}", results_version, determining_text));
}

RunId run_id(const RunId& case_id, std::uint32_t replicate) {
    return case_id.derive(fmt::format("replicate {}", replicate));
}

}  // namespace backlash

std::size_t std::hash<backlash::RunId>::operator()(const backlash::RunId& id) const noexcept {
    std::size_t value = 0;
    std::memcpy(&value, id.bytes.data(), sizeof(value));
    return value;
}
