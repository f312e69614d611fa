#include "output/provenance_file.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace backlash {

std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file) {
    using Json = nlohmann::ordered_json;
    const auto& run = result.provenance;
    Json json = {{"format_name", "backlash-provenance"},
                 {"format_version", "1.0.0"},
                 {"result", name},
                 {"size_bytes", file.size},
                 {"crc32c", fmt::format("{:08x}", file.crc32c)},
                 {"date_created", run.date_created},
                 {"history", run.date_created + ": " + run.command_line},
                 {"command_line", run.command_line},
                 {"scenario_file", result.scenario.file},
                 {"host", run.host},
                 {"threads", run.threads},
                 {"wall_seconds", run.wall_seconds},
                 {"peak_memory_bytes", run.peak_memory_bytes},
                 {"replicates", Json::array()}};
    for (const auto& record : result.replicates) {
        json["replicates"].push_back({{"replicate", record.replicate},
                                      {"build_seconds", record.build_seconds},
                                      {"run_seconds", record.run_seconds}});
    }
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace backlash
