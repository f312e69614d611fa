#include "output/result_groups.hpp"

namespace backlash {

namespace {

void write_text(NetcdfGroup& group, const char* name, const char* meaning, const std::string& value) {
    group.write({name, "", meaning}, {}, std::span(&value, 1));
}

}  // namespace

void write_build(NetcdfGroup& group, const Provenance& build) {
    write_text(group, "random_numbers", "Generator of random numbers",
               "Philox4x32-10 (Salmon et al. 2011), counter (account, ordinal, stream, replicate)");
    write_text(group, "program_version", "Version of backlash", build.program_version);
    write_text(group, "git_revision", "Revision of the source", build.git_revision);
    write_text(group, "build_type", "Kind of build", build.build_type);
    write_text(group, "compiler", "Compiler of the program", build.compiler);
    write_text(group, "flags", "Flags of the compiler", build.flags);
    write_text(group, "library_versions", "Versions of the libraries", build.libraries);
}

void write_provenance(NetcdfGroup group, const RunResult& result) {
    const auto& scenario = result.scenario;
    write_text(group, "scenario_text", "The scenario files verbatim, those that are extended first",
               scenario.text);
    write_text(group, "resolved_scenario", "The scenario with all defaults and overrides filled in, YAML",
               result.resolved_scenario);
    group.write<std::uint64_t>({"seed", "", "Seed of all random draws"}, {}, std::span(&scenario.seed, 1));
    write_build(group, result.provenance);
}

}  // namespace backlash
