// Sorts the ids of one row and drops those that occur twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace backlash {

// Keeps its scratch memory from row to row; one for each piece of work. Ids are below `accounts`.
class RowSorter {
  public:
    explicit RowSorter(std::uint32_t accounts) : accounts_(accounts) {}

    // Leaves the distinct ids of `row`, ascending, at its front and returns how many there are.
    std::size_t sort_unique(std::span<std::uint32_t> row);

  private:
    std::size_t mark_and_collect(std::span<std::uint32_t> row);

    std::uint32_t accounts_;
    std::vector<std::uint64_t> marks_;  // one bit an account, all 0 between rows
};

}  // namespace backlash
