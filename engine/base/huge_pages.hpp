// Memory of a large vector on huge pages: random writes to rows of gigabytes are else bound by page-table
// walks.
#pragma once

#include <cstddef>
#include <vector>

namespace backlash {

// Asks the system to back [address, address + bytes) with huge pages. A hint: nothing happens where it has
// none.
void advise_huge_pages(void* address, std::size_t bytes);

// A vector of `size` zeros on huge pages.
template <class Value>
std::vector<Value> huge_page_vector(std::size_t size) {
    std::vector<Value> values;
    values.reserve(size);  // not yet touched: the hint comes before the pages
    advise_huge_pages(values.data(), size * sizeof(Value));
    values.resize(size);
    return values;
}

// A copy on huge pages.
template <class Value>
std::vector<Value> huge_page_copy(const std::vector<Value>& values) {
    std::vector<Value> copy;
    copy.reserve(values.size());
    advise_huge_pages(copy.data(), values.size() * sizeof(Value));
    copy.insert(copy.end(), values.begin(), values.end());
    return copy;
}

}  // namespace backlash
