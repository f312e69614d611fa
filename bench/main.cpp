// backlash-bench SCENARIO.yaml ACCOUNTS [options of Google Benchmark]: see bench/run.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <exception>

#include "questions.hpp"

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc != 3) {
        fmt::print(stderr, "usage: backlash-bench SCENARIO.yaml ACCOUNTS [options of Google Benchmark]\n");
        return EXIT_FAILURE;
    }
    try {
        backlash::FoundingCase founding_case(argv[1], argv[2]);
        backlash::ask_memory(founding_case);
        backlash::ask_random_words();
        backlash::ask_elementary();
        backlash::ask_network_building(founding_case);
        backlash::ask_network_loading(founding_case);
        backlash::ask_people(founding_case);
        backlash::ask_delivery(founding_case);
        backlash::ask_population_sweep(founding_case);
        backlash::ask_whole_run(founding_case);
        backlash::ask_result_writing(founding_case);
        benchmark::RunSpecifiedBenchmarks();
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
