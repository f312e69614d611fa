#include "output/result_groups.hpp"

namespace backlash {

namespace {

template <class T>
void write_statistic(NetcdfGroup& group, const RunResult& result, const VariableDescription& what,
                     T NetworkStatistics::*statistic) {
    group.write_rows<T>(what, {dimension::replicate}, [&](std::size_t replicate) {
        return std::span(&(result.replicates[replicate].network.*statistic), 1);
    });
}

}  // namespace

void write_network(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    dimensions.add(group, {dimension::replicate});
    using Statistics = NetworkStatistics;
    write_statistic(group, result, {"accounts", "accounts", "Accounts"}, &Statistics::accounts);
    write_statistic(group, result, {"edges", "ties", "Ties: one account follows another"},
                    &Statistics::edges);
    write_statistic(group, result, {"returned_edges", "ties", "Ties whose reverse exists too"},
                    &Statistics::returned_edges);
    write_statistic(group, result, {"reciprocity", "1", "Share of ties that are returned"},
                    &Statistics::reciprocity);
    write_statistic(group, result, {"mean_degree", "accounts", "Mean number of followers, and of followees"},
                    &Statistics::mean_degree);
    write_statistic(group, result, {"max_in_degree", "accounts", "Most followers of one account"},
                    &Statistics::max_in_degree);
    write_statistic(group, result, {"max_out_degree", "accounts", "Most accounts that one follows"},
                    &Statistics::max_out_degree);
}

}  // namespace backlash
