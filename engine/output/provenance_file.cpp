#include "output/provenance_file.hpp"

#include <fmt/format.h>

namespace backlash {

namespace {

std::string timings_json(std::span<const ReplicateRecord> records) {
    std::string rows;
    for (const auto& record : records) {
        rows += fmt::format(R"({}    {{"replicate": {}, "build_seconds": {:.6f}, "run_seconds": {:.6f}}})",
                            rows.empty() ? "" : ",\n", record.replicate, record.build_seconds,
                            record.run_seconds);
    }
    return rows;
}

}  // namespace

std::string json_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20) {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file) {
    const auto& run = result.provenance;
    std::string json = "{\n";
    const auto add = [&](const char* key, const std::string& value) {
        json += fmt::format("  \"{}\": {},\n", key, value);
    };
    add("format_name", json_text("backlash-provenance"));
    add("format_version", json_text("1.0.0"));
    add("result", json_text(name));
    add("size_bytes", fmt::format("{}", file.size));
    add("crc32c", fmt::format("\"{:08x}\"", file.crc32c));
    add("date_created", json_text(run.date_created));
    add("history", json_text(run.date_created + ": " + run.command_line));
    add("command_line", json_text(run.command_line));
    add("scenario_file", json_text(result.scenario.file));
    add("host", json_text(run.host));
    add("threads", fmt::format("{}", run.threads));
    add("wall_seconds", fmt::format("{:.6f}", run.wall_seconds));
    add("peak_memory_bytes", fmt::format("{}", run.peak_memory_bytes));
    add("replicates", fmt::format("[\n{}\n  ]", timings_json(result.replicates)));
    json.erase(json.size() - 2);  // the comma after the last member
    return json + "\n}\n";
}

}  // namespace backlash
