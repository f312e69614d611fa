#include "output/result_groups.hpp"

namespace backlash {

namespace {

constexpr double outrage_unit = 1.0 / 255.0;

struct TieColumns {
    std::vector<std::uint32_t> row, follower, followee;
};

TieColumns columns_of(const std::vector<SampledTie>& ties) {
    TieColumns columns;
    for (const SampledTie& tie : ties) {
        columns.row.push_back(static_cast<std::uint32_t>(columns.row.size()));
        columns.follower.push_back(tie.follower);
        columns.followee.push_back(tie.followee);
    }
    return columns;
}

template <class T>
std::span<const T> view(const std::vector<T>& values) {
    return values;
}

void write_accounts(NetcdfGroup& group, const NetworkSample& sample, const ResultDimensions& dimensions) {
    std::vector<std::int8_t> types;
    for (const AccountType type : sample.types) types.push_back(static_cast<std::int8_t>(type));
    std::vector<float> x;
    std::vector<float> y;
    for (const Point& p : sample.positions) {
        x.push_back(static_cast<float>(p.x));
        y.push_back(static_cast<float>(p.y));
    }
    const NetcdfGroup::Dimensions account = {dimension::account};
    group.write({"type", "", "Type of the account: its position in group"}, account, view(types));
    group.write({"followers", "accounts", "Followers in the whole network"}, account, view(sample.followers));
    group.write({"x", "1", "Place in a picture of the sample, -1 to 1; fans are on the left"}, account,
                view(x));
    group.write({"y", "1", "Place in a picture of the sample, -1 to 1"}, account, view(y));
    dimensions.write_times(group, {"heard", "", "First sweep at which the account knew of the onset"},
                           dimension::account, sample.heard);
    group.write({"outrage", "1", "Outrage of the account [o]"}, {dimension::hour, dimension::account},
                view(sample.outrage));
    group.set_number("outrage", "scale_factor", outrage_unit);
}

void write_ties(NetcdfGroup& group, const NetworkSample& sample) {
    const TieColumns ties = columns_of(sample.ties);
    group.add_dimension({dimension::tie, "", "Row: one account of the sample follows another"},
                        view(ties.row));
    group.write({"follower", "", "Who follows: position in account"}, {dimension::tie}, view(ties.follower));
    group.write({"followee", "", "Who is followed: position in account"}, {dimension::tie},
                view(ties.followee));
}

}  // namespace

void write_network_sample(NetcdfGroup group, const NetworkSample& sample,
                          const ResultDimensions& dimensions) {
    group.set_number("", "replicate", std::int32_t{0});
    dimensions.add(group, {dimension::hour, dimension::group});
    group.add_dimension({dimension::account, "", "Number of the account"}, view(sample.accounts));
    write_accounts(group, sample, dimensions);
    write_ties(group, sample);
    group.add_dimension({dimension::actor, "", "Actor of the scenario"}, sample.actor_names);
    group.write({"actor_account", "", "Number of the actor's account"}, {dimension::actor},
                view(sample.actor_ids));
}

}  // namespace backlash
