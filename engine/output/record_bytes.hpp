// A replicate's record as bytes, and back: exactly, to the last bit of a NaN.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "simulation/record.hpp"

namespace backlash {

// The bytes are not those of records.
class BadRecordBytes : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// The records of one replicate, one a scenario. docs/formats/checkpoint.md has the bytes.
std::string bytes_of_records(const std::vector<ReplicateRecord>& records);

// Takes no more memory than a small multiple of the bytes, whatever they say. Throws BadRecordBytes when they
// end too soon or too late, or hold a kind that there is not. Whether tables fit each other is not looked
// at: shape_of() does.
std::vector<ReplicateRecord> records_of_bytes(std::string_view bytes);

}  // namespace backlash
