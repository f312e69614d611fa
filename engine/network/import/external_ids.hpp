// What the accounts of an imported network are called outside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "network/import/name_table.hpp"

namespace backlash {

// Either "account i is called base + i", which takes no memory, or a table of names.
class ExternalIds {
  public:
    ExternalIds() = default;
    ExternalIds(std::uint32_t base, std::uint32_t accounts) : base_(base), accounts_(accounts) {}
    // `numeric`: the names are numbers without leading zeros.
    explicit ExternalIds(NameTable names, bool numeric)
        : accounts_(names.size()), names_(std::move(names)), numeric_(numeric) {}

    std::uint32_t accounts() const { return accounts_; }

    // The external id of an account < accounts().
    std::string name(std::uint32_t account) const;

    // The account with this external id, none when there is none. Where ids are numbers, `007` is 7.
    std::optional<std::uint32_t> find(std::string_view name) const;

  private:
    std::uint32_t base_ = 0;
    std::uint32_t accounts_ = 0;
    std::optional<NameTable> names_;
    bool numeric_ = true;
};

}  // namespace backlash
