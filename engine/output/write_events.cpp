#include "output/result_groups.hpp"

namespace backlash {

namespace {

// One column an attribute, one row an event of a replicate.
struct EventColumns {
    std::vector<std::uint32_t> replicate, account;
    std::vector<std::string> id, kind;
    std::vector<double> planned_time, time;
    std::vector<std::uint64_t> followers;
    std::vector<float> outrage, trust;  // [row][group]
};

EventColumns columns_of(std::span<const ReplicateRecord> records) {
    EventColumns columns;
    const auto append = [](std::vector<float>& column, const std::array<double, group_count>& values) {
        for (const double value : values) column.push_back(static_cast<float>(value));
    };
    for (const auto& record : records) {
        for (const auto& event : record.events) {
            columns.replicate.push_back(record.replicate);
            columns.id.push_back(event.id);
            columns.kind.push_back(event.kind);
            columns.planned_time.push_back(event.planned_time);
            columns.time.push_back(event.time);
            columns.account.push_back(event.account);
            columns.followers.push_back(event.followers);
            append(columns.outrage, event.outrage);
            append(columns.trust, event.trust);
        }
    }
    return columns;
}

std::vector<std::uint32_t> row_numbers(std::size_t rows) {
    std::vector<std::uint32_t> numbers(rows);
    for (std::size_t row = 0; row < rows; ++row) numbers[row] = static_cast<std::uint32_t>(row);
    return numbers;
}

}  // namespace

void write_events(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    const auto columns = columns_of(result.replicates);
    const NetcdfGroup::Dimensions row = {dimension::record};
    const NetcdfGroup::Dimensions cell = {dimension::record, dimension::group};
    group.add_dimension<std::uint32_t>({dimension::record, "", "Row: one event of one replicate"},
                                       row_numbers(columns.id.size()));
    dimensions.add(group, {dimension::group});
    group.write<std::uint32_t>({"replicate", "", "Number of the replicate"}, row, columns.replicate);
    group.write({"id", "", "Event of the scenario, or name of an event that happened by itself"}, row,
                columns.id);
    group.write({"kind", "", "Kind of event"}, row, columns.kind);
    dimensions.write_times(group,
                           {"planned_time", "", "When it was to happen; none when what it waits for did not"},
                           dimension::record, columns.planned_time);
    dimensions.write_times(group, {"time", "", "When it happened; none when it did not"}, dimension::record,
                           columns.time);
    group.write<std::uint32_t>({"account", "", "Account that did it", true}, row, columns.account);
    group.write<std::uint64_t>({"followers", "accounts", "Followers reached at once"}, row,
                               columns.followers);
    group.write<float>({"outrage", "1", "Mean outrage of the group just before"}, cell, columns.outrage);
    group.write<float>({"trust", "1", "Mean trust of the group just before"}, cell, columns.trust);
}

}  // namespace backlash
