// The mistakes found so far.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace backlash {

class Complaints {
  public:
    // Kept up to a hundred; a file with more mistakes is not the file that was meant.
    void add(Complaint complaint);
    void add(SourcePosition where, std::string what, std::string expected = {}, std::string suggestion = {}) {
        add({std::move(where), std::move(what), std::move(expected), std::move(suggestion)});
    }

    bool empty() const { return found_.empty(); }
    std::size_t size() const { return found_.size(); }

    // True when no further mistake will be kept: looking for more is a waste.
    bool full() const { return found_.size() >= most; }

    // Throws InputError with all mistakes when there are any: in the order of the files, and inside a file
    // from its beginning.
    void throw_if_any(std::span<const std::string> files) const;

  private:
    static constexpr std::size_t most = 100;

    std::vector<Complaint> found_;
};

// "a, b or c".
std::string one_of(std::span<const std::string> names);

}  // namespace backlash
