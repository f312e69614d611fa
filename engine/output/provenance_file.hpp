// The JSON file beside a result: what differs between two runs that give the same result.
#pragma once

#include <string>

#include "output/durable_file.hpp"
#include "output/write_result.hpp"

namespace backlash {

// `name` and `file` are the result's. Bytes that are not UTF-8 are replaced.
std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file);

}  // namespace backlash
