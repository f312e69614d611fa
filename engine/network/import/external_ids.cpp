#include "network/import/external_ids.hpp"

#include <charconv>

namespace backlash {

std::string ExternalIds::name(std::uint32_t account) const {
    return names_ ? std::string((*names_)[account]) : std::to_string(std::uint64_t{base_} + account);
}

std::optional<std::uint32_t> ExternalIds::find(std::string_view name) const {
    if (names_) return names_->find(name);
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    if (id < base_ || id - base_ >= accounts_) return std::nullopt;
    return static_cast<std::uint32_t>(id - base_);
}

}  // namespace backlash
