// How fast is a network in a file ready for use, with the file in memory?
//
// All of it is checked: every byte against its checksum, every tie against the number of accounts.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>

#include "output/network_file.hpp"
#include "questions.hpp"

namespace backlash {
namespace {

// A file that goes with its name.
class ScratchFile {
  public:
    ScratchFile()
        : path_(std::filesystem::temp_directory_path() / ("backlash-bench-" + std::to_string(getpid()))) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void load(benchmark::State& state, FoundingCase& founding_case, int threads) {
    const auto executor = parallel_executor(threads);
    const ScratchFile file;
    write_network(file.path(), founding_case.network(), "", *executor);
    for (auto _ : state) benchmark::DoNotOptimize(read_network(file.path(), *executor));
    state.SetBytesProcessed(state.iterations() *
                            static_cast<std::int64_t>(network_file_size(founding_case.network().graph, "")));
}

}  // namespace

void ask_network_loading(FoundingCase& founding_case) {
    benchmark::RegisterBenchmark("network_file/1", load, std::ref(founding_case), 1)->UseRealTime();
    benchmark::RegisterBenchmark("network_file/2", load, std::ref(founding_case), 2)->UseRealTime();
}

}  // namespace backlash
