#include "output/result_groups.hpp"
#include "study/merging/sweep_groups.hpp"

namespace backlash {

void write_sweep_provenance(NetcdfGroup group, const MergedSweep& sweep, const std::string& resolved_base,
                            const Provenance& build) {
    const auto text = [&](const char* name, const char* meaning, const std::string& value) {
        group.write({name, "", meaning}, {}, std::span(&value, 1));
    };
    text("study_text", "The study file verbatim", sweep.study().text);
    text("scenario_text", "The base scenario's files verbatim, those that are extended first",
         sweep.base.text);
    text("resolved_base", "The base scenario with all defaults and the study's changes filled in, YAML",
         resolved_base);
    const std::uint64_t seed = sweep.study().seed;
    group.write<std::uint64_t>({"seed", "", "Seed of the design and of all random draws"}, {},
                               std::span(&seed, 1));
    write_build(group, build);
}

}  // namespace backlash
