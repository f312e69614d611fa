#include "network/import/account_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace backlash {
namespace {

struct Digits {
    explicit Digits(std::uint64_t id) : end(std::to_chars(text.data(), text.data() + text.size(), id).ptr) {}
    std::string_view view() const { return {text.data(), static_cast<std::size_t>(end - text.data())}; }

    std::array<char, 20> text{};
    char* end;
};

template <class Visit>
void for_each_id(TieChunks& ties, const Visit& visit) {
    for (auto& chunk : ties) {
        for (ImportedTie& tie : chunk) {
            visit(tie.follower);
            visit(tie.followee);
        }
    }
}

// The first number when the ids fill at least half of the range from 0 or 1 to the largest; none: they are
// sparse. Takes a bit for each number of the range, once it is known that the range is no more than 64 times
// the ties.
std::optional<std::uint32_t> dense_base(TieChunks& ties) {
    std::uint64_t count = 0;
    std::uint32_t smallest = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t largest = 0;
    for_each_id(ties, [&](std::uint32_t id) {
        ++count;
        smallest = std::min(smallest, id);
        largest = std::max(largest, id);
    });
    const std::uint32_t base = smallest == 0 ? 0 : 1;
    const std::uint64_t range = std::uint64_t{largest} - base + 1;
    if (count == 0 || range > 32 * count) return std::nullopt;
    std::vector<bool> occurs(range);
    std::uint64_t distinct = 0;
    for_each_id(ties, [&](std::uint32_t id) {
        distinct += occurs[id - base] ? 0 : 1;
        occurs[id - base] = true;
    });
    return 2 * distinct >= range ? std::optional(base) : std::nullopt;
}

}  // namespace

void AccountNumbers::prepare(std::uint64_t largest_id, TieChunks& ties) {
    if (direct_ && largest_id >= std::numeric_limits<std::uint32_t>::max()) rename(ties);
}

std::uint32_t AccountNumbers::number(std::uint64_t id) {
    return direct_ ? static_cast<std::uint32_t>(id) : names_.number(Digits(id).view());
}

void AccountNumbers::rename(TieChunks& ties) {
    for_each_id(ties, [&](std::uint32_t& id) { id = names_.number(Digits(id).view()); });
    direct_ = false;
}

ExternalIds AccountNumbers::settle(TieChunks& ties) {
    if (direct_) {
        if (const auto base = dense_base(ties)) {
            std::uint32_t accounts = 0;
            for_each_id(ties, [&](std::uint32_t& id) {
                id -= *base;
                accounts = std::max(accounts, id + 1);
            });
            kind_ = *base == 0 ? "numbers from 0" : "numbers from 1";
            return {*base, accounts};
        }
        rename(ties);
    }
    kind_ = numeric_ ? "sparse numbers" : "names";
    return ExternalIds(std::move(names_), numeric_);
}

}  // namespace backlash
