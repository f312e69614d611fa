#include "network/import/external_ids.hpp"

#include "network/import/header_line.hpp"

namespace backlash {

std::string ExternalIds::name(std::uint32_t account) const {
    return names_ ? std::string((*names_)[account]) : std::to_string(std::uint64_t{base_} + account);
}

std::optional<std::uint32_t> ExternalIds::find(std::string_view name) const {
    if (!numeric_) return names_->find(name);
    const auto id = parse_id(name);
    if (!id) return std::nullopt;
    if (names_) return names_->find(std::to_string(*id));
    if (*id < base_ || *id - base_ >= accounts_) return std::nullopt;
    return static_cast<std::uint32_t>(*id - base_);
}

}  // namespace backlash
