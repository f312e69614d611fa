// Studies of published models: read, planned and run as those of the crisis.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.hpp"
#include "classics/model.hpp"
#include "classics/network_kind.hpp"
#include "classics/run_classic.hpp"
#include "study/read_case.hpp"
#include "study/read_study.hpp"
#include "study/running/claims.hpp"
#include "study/running/run_queue.hpp"
#include "study/running/run_sweep.hpp"
#include "study/running/work_folder.hpp"
#include "study/studied_model.hpp"
#include "temporary_folder.hpp"

namespace backlash::testing {
namespace {

constexpr std::string_view base = R"(backlash: 1
model: sir
seed: 5
network: {generator: random, accounts: 900, mean_degree: 5}
parameters: {transmission: .5, recovery: 1, step: .25, initial_share: 2 %, steps: 60}
)";

constexpr std::string_view grid = R"(backlash_study: 1
base: base.yaml
replicates: 3
objectives: [removed_end, infectious_highest, infectious_highest_step, infectious_mean]
parameters:
  transmission: {path: parameters.transmission, values: [.2, .5, 1]}
  degree: {path: network.mean_degree, values: [3, 5]}
)";

Catalogue published_catalogue() {
    Catalogue catalogue;
    for (const auto& model : classic_models()) catalogue.models.push_back(model.descriptor);
    for (const auto& kind : network_kinds()) catalogue.generators.push_back(kind.descriptor);
    return catalogue;
}

class PublishedStudy : public ::testing::Test {
  protected:
    Study read(std::string_view text) const {
        folder_.write("base.yaml", base);
        return read_study(folder_.write("study.yaml", text), catalogue_);
    }

    std::vector<Complaint> mistakes(std::string_view text) const {
        try {
            plan_sweep(read(text), catalogue_);
        } catch (const InputError& error) {
            return {error.complaints().begin(), error.complaints().end()};
        }
        return {};
    }

    // The numbers that each run left behind, by its identity.
    std::map<std::string, std::vector<double>> run(const SweepPlan& plan, int threads) const {
        const TemporaryFolder work;
        Claims claims(work.path(), plan.id(), plan.runs.size());
        std::vector<std::size_t> runs(plan.runs.size());
        for (std::size_t k = 0; k < runs.size(); ++k) runs[k] = k;
        RunQueue queue(plan, runs, claims, [](std::size_t) { return false; });
        const auto outcome =
            run_sweep(plan, catalogue_, queue, {.folder = work.path(), .threads = threads, .network = {}});
        EXPECT_EQ(outcome.done, plan.runs.size());
        const WorkFolder done = read_work_folder(work.path());
        ValuesReader reader(done);
        std::map<std::string, std::vector<double>> numbers;
        for (const auto& [id, one] : done.done) {
            auto& values = numbers[id.text()];
            values.resize(one.size / sizeof(double));
            reader.read(one, 0, values);
        }
        return numbers;
    }

    TemporaryFolder folder_;
    Catalogue catalogue_ = published_catalogue();
};

TEST_F(PublishedStudy, IsReadWithUnitsAndFigures) {
    const Study study = read(grid);
    EXPECT_EQ(study.parameters[0].unit, "1/time");
    EXPECT_EQ(study.objectives[0].meaning, "At the end: Share of accounts that are removed");
    EXPECT_EQ(study.objectives[2].unit, "steps");
    EXPECT_EQ(study.seed, 5U);
}

TEST_F(PublishedStudy, SaysWhatIsNoFigureOfTheModel) {
    const auto found = mistakes(R"(backlash_study: 1
base: base.yaml
objectives: [removed_and, posts_total]
parameters:
  parameters.transmission: {values: [.2, -1]}
)");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].suggestion, "removed_end");
    EXPECT_EQ(found[1].where.line, 3);
}

TEST_F(PublishedStudy, RefusesValuesThatTheModelRefuses) {
    const auto found = mistakes(R"(backlash_study: 1
base: base.yaml
objectives: [removed_end]
parameters:
  parameters.transmission: {values: [.2, -1]}
)");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.line, 5);
    EXPECT_NE(found[0].what.find("parameters.transmission"), std::string::npos) << found[0].what;
}

TEST_F(PublishedStudy, RefusesCasesOfAnotherModel) {
    const auto found = mistakes(R"(backlash_study: 1
base: base.yaml
objectives: [removed_end]
parameters:
  model: {path: model, values: [sir, seir]}
)");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.line, 5);
    EXPECT_EQ(found[0].what, "a case is about the model 'seir'");
}

TEST_F(PublishedStudy, SharesNetworksAmongCasesThatDifferInParameters) {
    const SweepPlan plan = plan_sweep(read(grid), catalogue_);
    // The base is one of the cases.
    EXPECT_EQ(plan.runs.size(), 3U * 6U);
    EXPECT_EQ(plan.runs.back().network, 3U * 2U - 1U);
    for (std::size_t k = 1; k < plan.runs.size(); ++k) {
        EXPECT_LE(plan.runs[k - 1].network, plan.runs[k].network);
        EXPECT_EQ(plan.runs[k].common_steps, 0U);
    }
}

TEST_F(PublishedStudy, NumbersAreThoseOfSingleRunsForAnyNumberOfThreads) {
    const SweepPlan plan = plan_sweep(read(grid), catalogue_);
    const auto one = run(plan, 1);
    EXPECT_EQ(one, run(plan, 3));
    for (std::uint32_t c = 0; c < plan.design_cases(); ++c) {
        Scenario scenario = scenario_of(plan, c, catalogue_);
        scenario.replicates = plan.replicates();
        const auto single = run_model(scenario, {.after_step = {}, .network = {}});
        for (std::uint32_t r = 0; r < plan.replicates(); ++r) {
            std::vector<double> expected;
            for (const Indicator& figure : single.replicates[r].indicators)
                expected.push_back(figure.values.front());
            EXPECT_EQ(one.at(plan.run_of(c, r).text()), expected) << "case " << c << ", replicate " << r;
        }
    }
}

TEST_F(PublishedStudy, KeepsTheSeriesWhenAsked) {
    Study study = read(grid);
    study.keep = Keep::series;
    const SweepPlan plan = plan_sweep(std::move(study), catalogue_);
    const std::size_t figures = 3 * 4;
    const std::size_t moments = 3 * 61;
    for (const auto& [id, values] : run(plan, 2)) EXPECT_EQ(values.size(), figures + moments);
}

TEST_F(PublishedStudy, SaysWhatARunTakes) {
    const SweepPlan plan = plan_sweep(read(grid), catalogue_);
    EXPECT_GT(memory_of_largest_run(plan, catalogue_).run, 900U);
    const RunCost cost = studied_published_model().measure(read_base(plan.study, catalogue_));
    EXPECT_EQ(cost.steps, 60U);
    EXPECT_GE(cost.run_seconds, 0.0);
}

}  // namespace
}  // namespace backlash::testing
