#include "output/provenance_file.hpp"

#include <fmt/format.h>

namespace backlash {

nlohmann::ordered_json describe_run(const Provenance& run, const std::string& name,
                                    const FileChecksum& file) {
    return {{"format_name", "backlash-provenance"},
            {"format_version", "1.0.0"},
            {"result", name},
            {"size_bytes", file.size},
            {"crc32c", fmt::format("{:08x}", file.crc32c)},
            {"date_created", run.date_created},
            {"history", run.date_created + ": " + run.command_line},
            {"command_line", run.command_line},
            {"host", run.host},
            {"threads", run.threads},
            {"wall_seconds", run.wall_seconds},
            {"peak_memory_bytes", run.peak_memory_bytes}};
}

std::string file_text(const nlohmann::ordered_json& json) {
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file) {
    auto json = describe_run(result.provenance, name, file);
    json["scenario_file"] = result.scenario.file;
    json["replicates"] = nlohmann::ordered_json::array();
    for (const auto& record : result.replicates) {
        json["replicates"].push_back({{"replicate", record.replicate},
                                      {"build_seconds", record.build_seconds},
                                      {"run_seconds", record.run_seconds}});
    }
    return file_text(json);
}

}  // namespace backlash
