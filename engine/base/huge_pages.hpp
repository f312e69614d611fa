// Memory of a large vector on huge pages: random writes to rows of gigabytes are else bound by page-table
// walks.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace backlash {

// Asks the system to back [address, address + bytes) with huge pages. A hint: nothing happens where it has
// none.
void advise_huge_pages(void* address, std::size_t bytes);

// Fresh memory of the system, zeros that take no room before they are touched; on huge pages when it is
// large. Throws std::bad_alloc.
void* take_zero_pages(std::size_t bytes);
void give_zero_pages(void* address, std::size_t bytes);

// Gives a vector of zero bytes without writing them: several threads may be the first to touch its pages.
// What the members of a type are initialized with does not count.
template <class Value>
struct ZeroPages {
    using value_type = Value;

    ZeroPages() = default;
    template <class Other>
    explicit ZeroPages(const ZeroPages<Other>& /*unused*/) {}

    Value* allocate(std::size_t count) { return static_cast<Value*>(take_zero_pages(count * sizeof(Value))); }
    void deallocate(Value* values, std::size_t count) { give_zero_pages(values, count * sizeof(Value)); }
    template <class Other, class... From>
    void construct(Other* place, From&&... from) {
        if constexpr (sizeof...(From) > 0) ::new (place) Other(std::forward<From>(from)...);
    }
    bool operator==(const ZeroPages& /*unused*/) const { return true; }
};

// Of fixed size: shrunk and grown again it would show its old values.
template <class Value>
using ZeroPageVector = std::vector<Value, ZeroPages<Value>>;

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
