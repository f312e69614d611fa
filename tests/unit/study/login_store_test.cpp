// Which runs share their log-ins, and for how long these are kept.
#include "study/running/login_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "study/running/run_sweep.hpp"
#include "study/study_files.hpp"

namespace backlash::testing {
namespace {

class LoginStoreTest : public ::testing::Test {
  protected:
    std::shared_ptr<SharedLogins> logins(LoginStore::Hold& hold, const char* id, std::uint32_t replicate) {
        return store_.logins(hold, scenario_, replicate, RunId{}.derive(id), {1.0F, 2.0F});
    }

    Scenario scenario_;
    LoginStore store_;
};

TEST_F(LoginStoreTest, WorkersShareWhatIsTheSame) {
    LoginStore::Hold one, two;
    const auto first = logins(one, "a", 0);
    EXPECT_EQ(logins(one, "a", 0), first);
    EXPECT_EQ(logins(two, "a", 0), first);
    EXPECT_NE(logins(two, "a", 1), first);
    EXPECT_NE(logins(two, "b", 0), first);
    EXPECT_EQ(logins(two, "a", 0), first);
}

TEST_F(LoginStoreTest, NothingIsKeptThatNobodyNeeds) {
    LoginStore::Hold hold;
    const std::weak_ptr<SharedLogins> first = logins(hold, "a", 0);
    EXPECT_FALSE(first.expired());
    logins(hold, "a", 1);
    EXPECT_TRUE(first.expired());
}

// By replicate and run: whether another run of the replicate has the same log-ins.
std::vector<bool> shares(std::string_view parameters) {
    const TemporaryFolder folder;
    std::string text(study_head);
    text.append("replicates: 2\nparameters:\n").append(parameters);
    const SweepPlan plan = plan_sweep(read_study_text(folder, text), event_catalogue());
    std::vector<bool> found;
    for (std::size_t run = 0; run < plan.runs.size(); ++run) found.push_back(plan.shares_logins(run));
    EXPECT_EQ(plan.shares_any_logins(), std::ranges::count(found, true) > 0);
    return found;
}

// Two cases and the base, which is like the first of them only where that says so.
TEST(SharesLogins, WhoDiffersInEventsOrInTheModel) {
    const std::vector<bool> all(6, true);
    EXPECT_EQ(shares("  a: {path: events.apology.at, values: [onset + 1 h, onset + 2 h]}"), all);
    EXPECT_EQ(shares("  a: {path: posting.negative_rate, values: [.1, .2]}"), all);
    EXPECT_EQ(shares("  a: {path: outrage.decay_time, values: [10 h, 20 h]}"), all);
}

TEST(SharesLogins, NobodyWithAnotherRhythmStepOrRate) {
    const std::vector<bool> none(6, false);
    for (const char* parameter : {"attention.rhythm, values: [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 8]]",
                                  "step, values: [6 min, 10 min]", "duration, values: [80 h, 90 h]",
                                  "population.login_rate_mean, values: [3.5, 7.5]", "seed, values: [11, 12]"})
        EXPECT_EQ(shares("  a: {path: " + std::string(parameter) + "}"), none) << parameter;
}

// Cases of a grid whose first parameter changes slowest come in pairs whatever their order in the file.
TEST(SharesLogins, CasesThatDoStandTogether) {
    const std::string_view grid =
        "  a: {path: posting.negative_rate, values: [.1, .2]}\n"
        "  b: {path: duration, values: [80 h, 90 h]}";
    EXPECT_EQ(std::ranges::count(shares(grid), true), 8);
}

}  // namespace
}  // namespace backlash::testing
