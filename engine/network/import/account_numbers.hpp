// Gives the accounts of an edge list their numbers while it is read.
//
// Numeric ids are kept as they are as long as they fit 32 bits, and in the end become "id - base" when most
// numbers in their range occur. Names, large ids and sparse ids are numbered in the order of their first
// appearance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "network/import/external_ids.hpp"
#include "network/import/name_table.hpp"

namespace backlash {

struct ImportedTie {
    std::uint32_t follower = 0;
    std::uint32_t followee = 0;
};

// Ties in pieces: growing moves none of them and never holds them twice.
using TieChunks = std::vector<std::vector<ImportedTie>>;

class AccountNumbers {
  public:
    explicit AccountNumbers(bool numeric) : direct_(numeric), numeric_(numeric) {}

    // To be called before a tie is numbered, with the larger of its ids: when that does not fit 32 bits, the
    // ties read so far are renumbered.
    void prepare(std::uint64_t largest_id, TieChunks& ties);

    std::uint32_t number(std::uint64_t id);
    std::uint32_t number(std::string_view name) { return names_.number(name); }

    // Accounts named so far; 0 while ids are kept as they are.
    std::uint32_t named() const { return names_.size(); }

    // Gives the ties their final numbers, 0 .. accounts() - 1 of the result.
    ExternalIds settle(TieChunks& ties);

    // After settle(), in words.
    const std::string& kind() const { return kind_; }

  private:
    void rename(TieChunks& ties);

    bool direct_;
    bool numeric_;
    NameTable names_;
    std::string kind_;
};

}  // namespace backlash
