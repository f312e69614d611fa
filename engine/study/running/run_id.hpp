// The identity of a run: what determines its result, as 128 bits.
//
// A run is one replicate of one case, a case one setting of the parameters of a study. Two runs with the same
// identity have the same result, whichever study asked for them, so that a result is computed once and found
// again after a design has grown or changed.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// A UUID of version 5: SHA-1 of a name within a name space, cut to 122 bits (RFC 4122).
struct RunId {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const RunId&) const = default;

    std::string text() const;  // 32 hexadecimal digits
    static std::optional<RunId> parse(std::string_view text);

    // Another identity, the same for the same name.
    RunId derive(std::string_view name) const;
};

// Everything in a scenario that its runs depend on, as text: the resolved scenario without name, title, what
// is said about sources, and the number of replicates; and the checksums of the edge list and the table of
// people if it names them. Throws InputError when one cannot be read.
std::string determining_text(const Scenario& scenario, const Catalogue& catalogue);

// Identity of a case: of the results version and determining_text().
RunId case_id(std::string_view determining_text);

// Identity of one of its replicates.
RunId run_id(const RunId& case_id, std::uint32_t replicate);

}  // namespace backlash

template <>
struct std::hash<backlash::RunId> {
    std::size_t operator()(const backlash::RunId& id) const noexcept;
};
