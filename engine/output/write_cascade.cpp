#include <numeric>

#include "output/result_groups.hpp"

namespace backlash {

namespace {

template <class T>
std::span<const T> view(const std::vector<T>& values) {
    return values;
}

template <class E>
std::vector<std::int8_t> codes(const std::vector<E>& values) {
    std::vector<std::int8_t> numbers;
    for (const E value : values) numbers.push_back(static_cast<std::int8_t>(value));
    return numbers;
}

}  // namespace

void write_cascade(NetcdfGroup group, const Cascade& cascade, const ResultDimensions& dimensions) {
    group.set_number("", "replicate", std::int32_t{0});
    group.set_text("", "event", cascade.event);
    std::vector<std::uint32_t> rows(cascade.accounts.size());
    std::iota(rows.begin(), rows.end(), 0U);
    dimensions.add(group, {dimension::group});
    group.add_dimension({dimension::record, "", "Row: one account that learned of the event"}, view(rows));
    const NetcdfGroup::Dimensions row = {dimension::record};
    group.write({"account", "", "Number of the account"}, row, view(cascade.accounts));
    group.write({"type", "", "Type of the account: its position in group"}, row, view(codes(cascade.types)));
    group.write({"followers", "accounts", "Followers of the account"}, row, view(cascade.followers));
    dimensions.write_times(group, {"time", "", "When the account learned of the event"}, dimension::record,
                           cascade.times);
    group.write({"source", "", "0: its own news, 1: a post in its feed, 2: the hot-search board"}, row,
                view(codes(cascade.sources)));
    group.write({"informant", "", "Row of the account whose post told it", true}, row,
                view(cascade.informants));
    group.write({"depth", "1", "Posts on the way from the author, or from the board"}, row,
                view(cascade.depths));
}

}  // namespace backlash
