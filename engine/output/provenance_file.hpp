// The JSON file beside a result: what differs between two runs that give the same result.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "output/durable_file.hpp"
#include "output/write_result.hpp"

namespace backlash {

// What is said of every run; `name` and `file` are the result's.
nlohmann::ordered_json describe_run(const Provenance& run, const std::string& name, const FileChecksum& file);

// As it stands in the file. Bytes that are not UTF-8 are replaced.
std::string file_text(const nlohmann::ordered_json& json);

// Of the result of one scenario.
std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file);

}  // namespace backlash
