#include "output/write_result.hpp"

#include "output/netcdf_group.hpp"
#include "output/provenance_file.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

void write_groups(NetcdfFile& file, const RunResult& result, const ResultDimensions& dimensions,
                  Executor& executor) {
    if (!result.scenario.is_crisis()) return write_classic(file, result, dimensions, executor);
    write_root(file.root(), result, dimensions);
    write_summary(file.add_group("summary"), result, dimensions, executor);
    write_indicators(file.add_group("indicators"), result, dimensions);
    write_targets(file.add_group("targets"), result, dimensions);
    write_events(file.add_group("events"), result, dimensions);
    write_network(file.add_group("network"), result, dimensions);
    if (const auto& sample = result.replicates.front().sample)
        write_network_sample(file.add_group("network_sample"), *sample, dimensions);
    if (const auto& cascade = result.replicates.front().cascade)
        write_cascade(file.add_group("cascade"), *cascade, dimensions);
    write_provenance(file.add_group("provenance"), result);
}

}  // namespace

void write_result(const RunResult& result, const std::filesystem::path& path, bool overwrite,
                  Executor& executor) {
    refuse_existing_result(path, overwrite);
    const ResultDimensions dimensions(result);
    write_complete_file(
        path, overwrite, [&](NetcdfFile& file) { write_groups(file, result, dimensions, executor); },
        [&](const std::string& name, const FileChecksum& checksum) {
            return provenance_json(result, name, checksum);
        },
        executor);
}

}  // namespace backlash
