// The questions the benchmarks answer. Each is one file, which says the question and the answer seen.
#pragma once

#include "founding_case.hpp"

namespace backlash {

void ask_memory(const FoundingCase& founding_case);
void ask_random_words();
void ask_elementary();
void ask_network_building(FoundingCase& founding_case);
void ask_network_loading(FoundingCase& founding_case);
void ask_people(FoundingCase& founding_case);
void ask_delivery(FoundingCase& founding_case);
void ask_population_sweep(FoundingCase& founding_case);
void ask_whole_run(FoundingCase& founding_case);
void ask_result_writing(const FoundingCase& founding_case);

}  // namespace backlash
