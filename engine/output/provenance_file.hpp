// The JSON file beside a result: what differs between two runs that give the same result.
#pragma once

#include <string>

#include "output/durable_file.hpp"
#include "output/write_result.hpp"

namespace backlash {

// `name` and `file` are the result's.
std::string provenance_json(const RunResult& result, const std::string& name, const FileChecksum& file);

// A JSON string with its quotes; bytes from 0x80 are taken to be UTF-8 and kept.
std::string json_text(std::string_view text);

}  // namespace backlash
