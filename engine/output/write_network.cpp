#include "output/result_groups.hpp"

namespace backlash {

namespace {

// One value a replicate; `value` picks it, by reference, from a NetworkRecord.
template <class Pick>
void write_column(NetcdfGroup& group, const RunResult& result, const VariableDescription& what, Pick value) {
    using T = std::remove_cvref_t<decltype(value(result.replicates.front().network))>;
    group.write_rows<T>(what, {dimension::replicate}, [&](std::size_t replicate) {
        return std::span<const T>(&value(result.replicates[replicate].network), 1);
    });
}

}  // namespace

void write_network(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    dimensions.add(group, {dimension::replicate});
    using Record = const NetworkRecord&;
    write_column(
        group, result, {"accounts", "accounts", "Accounts"},
        [](Record n) -> auto& { return n.statistics.accounts; });
    write_column(
        group, result, {"edges", "ties", "Ties: one account follows another"},
        [](Record n) -> auto& { return n.statistics.edges; });
    write_column(
        group, result, {"returned_edges", "ties", "Ties whose reverse exists too"},
        [](Record n) -> auto& { return n.statistics.returned_edges; });
    write_column(
        group, result, {"reciprocity", "1", "Share of ties that are returned"},
        [](Record n) -> auto& { return n.statistics.reciprocity; });
    write_column(
        group, result, {"mean_degree", "accounts", "Mean number of followers, and of followees"},
        [](Record n) -> auto& { return n.statistics.mean_degree; });
    write_column(
        group, result, {"max_in_degree", "accounts", "Most followers of one account"},
        [](Record n) -> auto& { return n.statistics.max_in_degree; });
    write_column(
        group, result, {"max_out_degree", "accounts", "Most accounts that one follows"},
        [](Record n) -> auto& { return n.statistics.max_out_degree; });
    write_column(
        group, result,
        {"in_degree_exponent", "1", "Exponent of the tail of the in-degrees; 0 when there is none"},
        [](Record n) -> auto& { return n.in_degree_exponent; });
    write_column(
        group, result, {"fan_homophily", "1", "Share of the ties of fan-like accounts that stay among them"},
        [](Record n) -> auto& { return n.fan_homophily; });
    write_column(
        group, result, {"loops_dropped", "ties", "Ties to oneself left out when generating or reading"},
        [](Record n) -> auto& { return n.loops_dropped; });
    write_column(
        group, result, {"duplicates_dropped", "ties", "Repeated ties left out when generating or reading"},
        [](Record n) -> auto& { return n.duplicates_dropped; });
}

}  // namespace backlash
