// Sweeps in which runs go on from each other's states, beside sweeps in which each starts from the beginning.
#include "study/running/shared_courses.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <map>
#include <set>

#include "study/running/run_queue.hpp"
#include "study/running/run_sweep.hpp"
#include "study/running/work_folder.hpp"
#include "study/study_files.hpp"
#include "temporary_folder.hpp"

namespace backlash::testing {
namespace {

constexpr std::uint32_t steps_an_hour = 12;
constexpr std::uint32_t onset = 36 * steps_an_hour + 6;
constexpr std::uint32_t steps = 48 * steps_an_hour;

// Two days; the values of each parameter are in no good order.
constexpr std::string_view grid = R"(backlash_study: 1
base: base.yaml
set: {network.accounts: 600, duration: 48 h, onset: leak, events.penalty.at: onset + 11 h}
replicates: 2
objectives: [posts_total]
parameters:
  penalty: {path: events.penalty.at, values: [onset + 6 h, onset + 10 h, onset + 3 h]}
  delay: {path: events.apology.at, values: [onset + 5 h, onset + 1 h, onset + 9 h]}
  severity: {path: events.penalty.penalty.ceo, values: [0, 1]}
)";

class SharedCoursesTest : public ::testing::Test {
  protected:
    SharedCoursesTest() : plan_(plan_sweep(read_study_text(folder_, grid), catalogue_)) {}

    // What each run left behind, with at most so many states; and the steps that were simulated.
    std::map<std::string, std::vector<double>> numbers(std::size_t most_states, int threads,
                                                       bool share_logins = true, std::uint64_t memory = 0) {
        const TemporaryFolder work;
        Claims claims(work.path(), plan_.id(), plan_.runs.size());
        std::vector<std::size_t> runs;
        for (std::size_t k = 0; k < plan_.runs.size(); ++k) runs.push_back(k);
        RunQueue queue(plan_, runs, claims, [](std::size_t) { return false; });
        simulated_ = 0;
        const auto outcome = run_sweep(plan_, catalogue_, queue,
                                       {.folder = work.path(),
                                        .threads = threads,
                                        .memory = memory,
                                        .most_states = most_states,
                                        .share_logins = share_logins,
                                        .after_step = [this] { ++simulated_; },
                                        .after_run = {}});
        EXPECT_EQ(outcome.done, plan_.runs.size());
        return read_numbers(work.path());
    }

    static std::map<std::string, std::vector<double>> read_numbers(const std::filesystem::path& folder) {
        const WorkFolder done = read_work_folder(folder);
        ValuesReader reader(done);
        std::map<std::string, std::vector<double>> numbers;
        for (const auto& [id, run] : done.done) {
            auto& values = numbers[id.text()];
            values.resize(run.size / sizeof(double));
            reader.read(run, 0, values);
            for (double& value : values) value = std::isnan(value) ? -1.0 : value;
        }
        return numbers;
    }

    TemporaryFolder folder_;
    Catalogue catalogue_ = event_catalogue();
    SweepPlan plan_;
    std::atomic<std::uint64_t> simulated_ = 0;
};

// Steps of the tree of courses: each run adds what it has not in common with the one before it.
std::uint64_t steps_of_tree(const SweepPlan& plan) {
    std::uint64_t sum = 0;
    for (const PlannedRun& run : plan.runs) sum += steps - std::min(steps, run.common_steps);
    return sum;
}

TEST_F(SharedCoursesTest, GiveTheNumbersOfRunsFromTheStart) {
    const auto alone = numbers(0, 1);
    EXPECT_EQ(simulated_, plan_.runs.size() * steps);
    ASSERT_EQ(alone.size(), plan_.runs.size());
    EXPECT_EQ(numbers(64, 1), alone);
    EXPECT_EQ(simulated_, steps_of_tree(plan_));
    EXPECT_EQ(numbers(1, 1), alone);
    EXPECT_GT(simulated_, steps_of_tree(plan_));
    EXPECT_LT(simulated_, plan_.runs.size() * steps);
    EXPECT_EQ(numbers(64, 3), alone);
}

// Together with states and without, and where memory holds one run and a half or a run and its log-ins only.
TEST_F(SharedCoursesTest, LogInsPlannedOnceGiveTheSameNumbers) {
    const auto alone = numbers(0, 1, false);
    ASSERT_EQ(alone.size(), plan_.runs.size());
    for (const std::size_t states : {0, 64}) {
        EXPECT_EQ(numbers(states, 1), alone);
        EXPECT_EQ(numbers(states, 3), alone);
        EXPECT_EQ(numbers(states, 3, false), alone);
    }
    const RunMemory memory = memory_of_largest_run(plan_, catalogue_);
    EXPECT_GT(memory.logins, 0U);
    EXPECT_EQ(numbers(64, 1, true, memory.run + memory.logins / 2), alone);
    EXPECT_EQ(numbers(64, 2, true, 2 * memory.together()), alone);
}

// The tree by hand, for one replicate: which events come before each step decides the state.
TEST_F(SharedCoursesTest, PlanPutsSideBySideWhatIsAlikeForLongest) {
    std::uint64_t by_hand = 0;
    std::set<std::string> seen;
    for (const PlannedRun& run : plan_.runs) {
        const Scenario scenario = scenario_of(plan_, run.case_number, catalogue_);
        std::string before = std::to_string(run.replicate);
        for (std::uint32_t step = 0; step < steps; ++step) {
            for (const EventValues& event : scenario.events) {
                if (std::lround(event.time * steps_an_hour) == step)
                    before += " " + event.id + std::to_string(step) +
                              (event.attributes.contains("penalty.ceo")
                                   ? std::to_string(event.attributes.at("penalty.ceo"))
                                   : "");
            }
            by_hand += seen.insert(before + " until " + std::to_string(step)).second ? 1 : 0;
        }
    }
    EXPECT_EQ(steps_of_tree(plan_), by_hand);
    for (const PlannedRun& run : plan_.runs) {
        const bool is_first = &run == &plan_.runs.front() || run.replicate != (&run - 1)->replicate;
        EXPECT_EQ(run.common_steps >= onset, !is_first);
    }
}

}  // namespace
}  // namespace backlash::testing
