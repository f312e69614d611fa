#include "cli/sweep_slurm.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "cli/catalogue.hpp"
#include "output/durable_file.hpp"
#include "study/running/run_sweep.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

// A word as the shell takes it.
std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char letter : word) {
        if (letter == '\'') {
            text += "'\\''";
        } else {
            text += letter;
        }
    }
    return text + "'";
}

// Memory of a task: what its runs take side by side, a quarter more, and the program.
std::uint64_t megabytes(const SweepSlurmOptions& options, std::uint64_t run_bytes) {
    constexpr std::uint64_t program = 256;
    return program + run_bytes * static_cast<std::uint64_t>(options.cpus) * 5 / 4 / 1'000'000;
}

std::string common_lines(const SweepSlurmOptions& options, const std::string& name, const std::string& log) {
    std::string text = fmt::format(
        "#!/bin/bash\n#SBATCH --job-name={}\n#SBATCH --output={}\n"
        "#SBATCH --open-mode=append\n",
        name, log);
    if (!options.partition.empty()) text += fmt::format("#SBATCH --partition={}\n", options.partition);
    if (!options.account.empty()) text += fmt::format("#SBATCH --account={}\n", options.account);
    return text;
}

// The program is asked to stop two minutes before Slurm would kill it, loses what it is running and ends
// with 75; submitting again goes on from there. `exec` puts it where Slurm sends the signal.
std::string array_script(const SweepSlurmOptions& options, const std::string& name, const std::string& log,
                         const std::string& command, std::uint64_t memory) {
    const auto minutes = std::max(3L, std::lround(std::ceil(options.hours * 60.0)));
    return common_lines(options, name, log) +
           fmt::format(
               "#SBATCH --array=1-{}\n#SBATCH --cpus-per-task={}\n#SBATCH --mem={}M\n"
               "#SBATCH --time={}\n#SBATCH --signal=B:TERM@120\n#SBATCH --requeue\n\n"
               "exec {} --shard \"$SLURM_ARRAY_TASK_ID/{}\" --threads {}\n",
               options.tasks, options.cpus, memory, minutes, command, options.tasks, options.cpus);
}

std::string submit_script(const fs::path& array, const fs::path& merge) {
    return fmt::format(
        "#!/bin/sh\n"
        "# Submit again after a failure: what is done is not done again.\n"
        "set -e\n"
        "array=$(sbatch --parsable {})\n"
        "merge=$(sbatch --parsable --dependency=\"afterany:${{array%%;*}}\" {})\n"
        "echo \"array $array, merge $merge\"\n",
        quoted(array.string()), quoted(merge.string()));
}

}  // namespace

ExitCode sweep_slurm(const SweepSlurmOptions& options) {
    const Catalogue catalogue = registered_catalogue();
    const SweepPlan plan = read_plan(options, catalogue);
    const std::string& name = plan.study.name;
    const fs::path folder = fs::absolute(sweep_files(options, plan.study).folder);
    fs::create_directories(folder / "log");
    const std::string rest =
        fmt::format("{} -o {}", quoted(fs::absolute(options.study).string()), quoted(folder.string()));
    const std::string program = quoted(fs::read_symlink("/proc/self/exe").string());
    const std::string cache =
        options.network_cache.empty()
            ? ""
            : fmt::format(" --network-cache {}", quoted(fs::absolute(options.network_cache).string()));
    const fs::path array = folder / (name + ".array.sbatch");
    const fs::path merge = folder / (name + ".merge.sbatch");
    const fs::path submit = folder / (name + ".submit.sh");
    const std::uint64_t memory = megabytes(options, memory_of_largest_run(plan, catalogue).together());
    write_durably(array, array_script(options, name, (folder / "log" / "%a.log").string(),
                                      fmt::format("{} sweep run {}{}", program, rest, cache), memory));
    write_durably(merge, common_lines(options, name + "-merge", (folder / "log" / "merge.log").string()) +
                             fmt::format("#SBATCH --time=60\n\nexec {} sweep merge {}\n", program, rest));
    write_durably(submit, submit_script(array, merge));
    if (!options.submit) {
        fmt::print("{}: {} in {} tasks.\nSubmit with: sh {}\n", options.study, size_text(plan), options.tasks,
                   quoted(submit.string()));
        return ExitCode::ok;
    }
    if (std::system(("sh " + quoted(submit.string())).c_str()) != 0) {
        throw RunError(ExitCode::runtime_error, "sbatch did not take the jobs");
    }
    return ExitCode::ok;
}

}  // namespace backlash
