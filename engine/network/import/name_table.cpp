#include "network/import/name_table.hpp"

#include <algorithm>

namespace backlash {
namespace {

// FNV-1a (Fowler, Noll, Vo), its high bits mixed down because slots are taken from the low ones.
std::size_t hash(std::string_view name) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const char letter : name) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    return value ^ (value >> 29);
}

}  // namespace

std::string_view NameTable::operator[](std::uint32_t number) const {
    const std::uint64_t first = number == 0 ? 0 : ends_[number - std::size_t{1}];
    return std::string_view(text_).substr(first, ends_[number] - first);
}

// The slot that holds the name, or the free one where it belongs.
std::size_t NameTable::slot_of(std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash(name) & mask;
    while (slots_[slot] != 0 && (*this)[slots_[slot] - 1] != name) slot = (slot + 1) & mask;
    return slot;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t entry = slots_[slot_of(name)];
    return entry == 0 ? std::nullopt : std::optional(entry - 1);
}

std::uint32_t NameTable::number(std::string_view name) {
    if (2 * ends_.size() >= slots_.size()) grow();
    std::uint32_t& entry = slots_[slot_of(name)];
    if (entry == 0) {
        text_ += name;
        ends_.push_back(text_.size());
        entry = size();
    }
    return entry - 1;
}

// At most half of the slots are taken.
void NameTable::grow() {
    slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), 0);
    for (std::uint32_t i = 0; i < size(); ++i) slots_[slot_of((*this)[i])] = i + 1;
}

}  // namespace backlash
