#include "cli/target_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/spread.hpp"
#include "simulation/measure.hpp"

namespace backlash {
namespace {

struct Verdict {
    Spread simulated;
    std::size_t replicates_meeting = 0;
    bool met = false;
};

Verdict judge(const TargetValues& target, std::size_t index, std::span<const ReplicateRecord> replicates) {
    std::vector<double> values;
    Verdict verdict;
    for (const ReplicateRecord& record : replicates) {
        values.push_back(record.targets[index].value);
        if (record.targets[index].met) ++verdict.replicates_meeting;
    }
    verdict.simulated = spread(values);
    verdict.met = meets(target, verdict.simulated.mean);
    return verdict;
}

std::string write(const Scenario& scenario, Quantity quantity, double value) {
    if (std::isnan(value)) return "-";
    if (quantity == Quantity::time) return time_name(scenario, value);
    if (quantity == Quantity::clock) return clock_name(value);
    return fmt::format("{:.4g}", value);
}

std::string wanted(const Scenario& scenario, Quantity quantity, const TargetValues& target) {
    if (target.at_least && target.at_most) {
        return write(scenario, quantity, *target.at_least) + " … " +
               write(scenario, quantity, *target.at_most);
    }
    if (target.at_least) return "at least " + write(scenario, quantity, *target.at_least);
    return "at most " + write(scenario, quantity, target.at_most.value_or(NAN));
}

}  // namespace

std::string target_table(const Scenario& scenario, std::span<const ReplicateRecord> replicates) {
    std::string text =
        fmt::format("Observed targets: {:<24} {:>12}   {:<25} {}\n", "", "simulated", "wanted", "replicates");
    for (std::size_t t = 0; t < scenario.targets.size(); ++t) {
        const TargetValues& target = scenario.targets[t];
        const Quantity quantity = measure(target.measure).result;
        const Verdict verdict = judge(target, t, replicates);
        text +=
            fmt::format("  {:<4} {:<35} {:>12}   {:<25} {:>2} of {:<3} {}\n", target.id, target.measure,
                        write(scenario, quantity, verdict.simulated.mean), wanted(scenario, quantity, target),
                        verdict.replicates_meeting, replicates.size(), verdict.met ? "met" : "MISSED");
    }
    return text;
}

nlohmann::ordered_json targets_json(const Scenario& scenario, std::span<const ReplicateRecord> replicates) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t t = 0; t < scenario.targets.size(); ++t) {
        const TargetValues& target = scenario.targets[t];
        const Verdict verdict = judge(target, t, replicates);
        list.push_back({{"id", target.id},
                        {"measure", target.measure},
                        {"mean", verdict.simulated.mean},
                        {"q05", verdict.simulated.low},
                        {"q95", verdict.simulated.high},
                        {"replicates_meeting", verdict.replicates_meeting},
                        {"met", verdict.met}});
    }
    return list;
}

}  // namespace backlash
