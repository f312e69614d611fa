#include "output/result_groups.hpp"

namespace backlash {

void write_provenance(NetcdfGroup group, const RunResult& result) {
    const auto text = [&](const char* name, const char* meaning, const std::string& value) {
        group.write({name, "", meaning}, {}, std::span(&value, 1));
    };
    const auto& scenario = result.scenario;
    const auto& build = result.provenance;
    text("scenario_text", "The scenario files verbatim, those that are extended first", scenario.text);
    text("resolved_scenario", "The scenario with all defaults and overrides filled in, YAML",
         result.resolved_scenario);
    group.write<std::uint64_t>({"seed", "", "Seed of all random draws"}, {}, std::span(&scenario.seed, 1));
    text("random_numbers", "Generator of random numbers",
         "Philox4x32-10 (Salmon et al. 2011), counter (account, ordinal, stream, replicate)");
    text("program_version", "Version of backlash", build.program_version);
    text("git_revision", "Revision of the source", build.git_revision);
    text("build_type", "Kind of build", build.build_type);
    text("compiler", "Compiler of the program", build.compiler);
    text("flags", "Flags of the compiler", build.flags);
    text("library_versions", "Versions of the libraries", build.library_versions);
}

}  // namespace backlash
