// Names numbered in the order in which they first appear.
//
// All names lie in one text, found again by open addressing (Knuth 1973, 6.4, linear probing): about 20 bytes
// a name beside the text itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backlash {

class NameTable {
  public:
    std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

    // The number of `name`, a new one when it has none. At most 2^32 - 2 names.
    std::uint32_t number(std::string_view name);

    std::optional<std::uint32_t> find(std::string_view name) const;

    // The name with this number < size().
    std::string_view operator[](std::uint32_t number) const;

  private:
    std::size_t slot_of(std::string_view name) const;
    void grow();

    std::string text_;
    std::vector<std::uint64_t> ends_;   // of the names in text_
    std::vector<std::uint32_t> slots_;  // number + 1, 0: free; a power of two of them
};

}  // namespace backlash
