#include "study/merging/sweep_groups.hpp"

namespace backlash {

void write_sweep_failures(NetcdfGroup group, const MergedSweep& sweep) {
    std::vector<std::uint32_t> numbers, cases, replicates;
    std::vector<std::string> messages;
    for (std::uint32_t c = 0; c < sweep.numbers.plan().design_cases(); ++c) {
        for (std::uint32_t r = 0; r < sweep.study().replicates; ++r) {
            if (sweep.numbers.status(c, r) != RunStatus::failed) continue;
            numbers.push_back(static_cast<std::uint32_t>(numbers.size()));
            cases.push_back(c);
            replicates.push_back(r);
            messages.push_back(sweep.numbers.message(c, r));
        }
    }
    group.add_dimension<std::uint32_t>({dimension::record, "", "Row"}, numbers);
    group.write<std::uint32_t>({dimension::case_, "", "Number of the case"}, {dimension::record}, cases);
    group.write<std::uint32_t>({dimension::replicate, "", "Number of the replicate"}, {dimension::record},
                               replicates);
    group.write({"message", "", "Why the run failed"}, {dimension::record}, messages);
}

}  // namespace backlash
