// What the report page shows of a result or a comparison, as one JSON value.
//
// Numbers are those of the file, or statistics over its replicates where the file has none of that kind
// (posts an hour, what happened around an event, ranges of accounts). Long series are thinned by leaving
// values out, never by averaging. Numbers have seven significant digits; missing ones are null. The fields
// are those of viz/src/data.ts.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace backlash {

// Reads with so many threads, at least 1. Throws InputError when the file is not a complete one that this
// program can read.
nlohmann::ordered_json report_data(const std::filesystem::path& result, int threads);

}  // namespace backlash
