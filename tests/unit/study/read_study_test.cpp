// What a study file says, and what is complained of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/design.hpp"
#include "study/study_files.hpp"

namespace backlash {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::read_study_tail;
using ::testing::StartsWith;
using testing::study_mistakes;
using testing::tail_mistakes;

std::vector<std::string> texts(const std::vector<Override>& overrides) {
    std::vector<std::string> list;
    for (const auto& change : overrides) list.push_back(change.text);
    return list;
}

std::vector<double> numbers(const StudyParameter& parameter) {
    std::vector<double> list;
    for (const auto& value : parameter.values) list.push_back(value.number);
    return list;
}

TEST(ReadStudy, NumbersHaveTheUnitTheyAreWrittenIn) {
    const Study study = read_study_tail(R"(replicates: 16
parameters:
  delay: {path: events.apology.at, values: [onset - 2 h, onset + 30 min, onset + 2 days]}
  outrage.decay_time: {values: [18 h, 3 days]}
  chi: {path: forgiveness.scapegoat_anger, values: [0, 25 %]}
  rate: {path: population.login_rate_mean, values: [.25, 1]}
)");
    EXPECT_EQ(study.replicates, 16U);
    EXPECT_EQ(study.seed, 7U);  // of the base
    ASSERT_EQ(study.parameters.size(), 4U);
    EXPECT_THAT(numbers(study.parameters[0]), ElementsAre(-2.0, 0.5, 48.0));
    EXPECT_EQ(study.parameters[0].unit, "h after onset");
    EXPECT_EQ(study.parameters[1].name, "decay_time");
    EXPECT_THAT(study.parameters[1].paths, ElementsAre("outrage.decay_time"));
    EXPECT_THAT(numbers(study.parameters[1]), ElementsAre(18.0, 72.0));
    EXPECT_EQ(study.parameters[1].unit, "h");
    EXPECT_THAT(numbers(study.parameters[2]), ElementsAre(0.0, 0.25));
    EXPECT_EQ(study.parameters[3].unit, "1/h");
    EXPECT_THAT(texts(study.parameters[0].values[1].overrides),
                ElementsAre("events.apology.at=onset + 30 min"));
}

TEST(ReadStudy, ParametersAreNotCalledAsWhatLiesBesideThem) {
    const std::string parameters = R"(parameters:
  status: {path: outrage.decay_time, values: [18 h]}
  posts_total: {path: network.homophily, values: [.5]}
  novelty: {path: network.reciprocity, values: [.2]}
  trust_mean: {path: forgiveness.scapegoat_anger, values: [.1]}
  hour: {path: events.apology.at, values: [onset + 1 h]}
)";
    const auto says = [](const std::string& name) {
        return HasSubstr("'" + name +
                         "' cannot name a parameter: the result has it already; expected another");
    };
    EXPECT_THAT(tail_mistakes(parameters), ElementsAre(says("status"), says("posts_total"), says("hour")));
    EXPECT_THAT(
        tail_mistakes("keep: series\n" + parameters),
        ElementsAre(says("status"), says("posts_total"), says("novelty"), says("trust_mean"), says("hour")));
}

TEST(ReadStudy, SeveralKeysMoveTogether) {
    const Study study = read_study_tail(R"(parameters:
  severity:
    paths: [events.penalty.penalty.executive, events.penalty.penalty.ceo]
    range: [0, 1]
    steps: 3
)");
    const auto& severity = study.parameters.at(0);
    EXPECT_THAT(numbers(severity), ElementsAre(0.0, 0.5, 1.0));
    EXPECT_THAT(texts(severity.values[1].overrides),
                ElementsAre("events.penalty.penalty.executive=0.5", "events.penalty.penalty.ceo=0.5"));
    EXPECT_FALSE(severity.range);
}

TEST(ReadStudy, LevelsChangeWhatTheySay) {
    const Study study = read_study_tail(R"(parameters:
  who:
    levels:
      as it was: {}
      nobody: {events.penalty: none}
      the chief: {events.penalty.penalty: {junior: 0, ceo: 1}, events.penalty.source: "a, b: c"}
)");
    const auto& who = study.parameters.at(0);
    EXPECT_TRUE(who.is_categorical);
    EXPECT_THAT(numbers(who), ElementsAre(0.0, 1.0, 2.0));
    EXPECT_EQ(who.values[0].label, "as it was");
    EXPECT_THAT(texts(who.values[0].overrides), ElementsAre());
    EXPECT_THAT(texts(who.values[2].overrides), ElementsAre("events.penalty.penalty={junior: 0, ceo: 1}",
                                                            "events.penalty.source=\"a, b: c\""));
}

TEST(ReadStudy, TextsAreCategories) {
    const Study study = read_study_tail(R"(parameters:
  mixed: {path: events.apology.at, values: [leak + 2 h, onset + 3 h]}
)");
    EXPECT_TRUE(study.parameters[0].is_categorical);
    EXPECT_THAT(numbers(study.parameters[0]), ElementsAre(0.0, 1.0));
}

TEST(ReadStudy, MistakesHaveTheirPlaceAndAllOfThemAreSaid) {
    EXPECT_THAT(
        study_mistakes(R"(backlash_study: 1
base: base.yaml
objectives: [post_total, outrage_auc.fan, outrage_auc.fan, outrage_auc.nobody]
replicates: 0
colour: blue
keep: serie
parameters:
  delay: {path: events.apolgy.at, values: [onset + 1 h]}
  chi: {path: forgiveness.scapegoat_anger, values: [.1, .1], range: [0, 1]}
  tau: {path: outrage.decay_time, range: [2 days, 18 h]}
  ends: {path: outrage.decay_time, range: [1, 18 h]}
  eta: {path: network.homophily, range: prior}
  none: {path: network.reciprocity}
  "9": {values: [1]}
design: {type: gird}
)"),
        ElementsAre(StartsWith("study.yaml:3:14: 'post_total' is no objective; expected an indicator, "),
                    "study.yaml:3:43: 'outrage_auc.fan' is there twice",
                    EndsWith("did you mean 'outrage_auc.core'?"),
                    "study.yaml:4:13: replicates: '0' is out of range; expected 1 to 1000000",
                    StartsWith("study.yaml:5:1: unknown key 'colour'; expected backlash_study, base, "),
                    EndsWith("did you mean 'series'?"),
                    "study.yaml:8:17: 'events.apolgy.at' is of no event of the base; expected "
                    "events.leak.at, events.apology.at or events.penalty.at; did you mean "
                    "'events.apology.at'?",
                    StartsWith("study.yaml:9:3: more than one of values, levels and range"),
                    "study.yaml:9:57: '.1' is there twice; expected each value once",
                    StartsWith("study.yaml:10:42: parameters.tau.range does not go from less to more"),
                    StartsWith("study.yaml:11:3: outrage.decay_time is changed by tau already"),
                    StartsWith("study.yaml:11:43: parameters.ends.range does not go from less to more"),
                    StartsWith("study.yaml:12:41: parameters.eta.range: no range is known for this key"),
                    StartsWith("study.yaml:14:3: '9' cannot name a parameter"),
                    StartsWith("study.yaml:14:3: parameters.9 has no path"),
                    StartsWith("study.yaml:15:16: design.type: 'gird' is no type")));
}

TEST(ReadStudy, ValuesThatNoScenarioTakesPointAtTheStudy) {
    EXPECT_THAT(
        tail_mistakes(R"(parameters:
  chi: {path: forgiveness.scapegoat_angr, values: [.1]}
  delay: {path: events.apology.at, values: [onset + 1 h, onset + 900 h]}
  tau: {path: outrage.decay_time, values: [3]}
)"),
        ElementsAre("study.yaml:5:52: unknown key 'scapegoat_angr' in forgiveness; did you mean "
                    "'scapegoat_anger'?",
                    StartsWith("study.yaml:6:58: events.apology.at: 'onset + 900 h' is outside of the"),
                    StartsWith("study.yaml:7:44: outrage.decay_time: '3' has no unit"),
                    AllOf(StartsWith("base.yaml:11:32: events.penalty.at: 'apology + 24h' is outside"),
                          HasSubstr("(in the case chi=.1, delay=onset + 900 h, tau=3)"))));
}

TEST(ReadStudy, TheBaseAndWhatIsSetAreCheckedFirst) {
    EXPECT_THAT(tail_mistakes("set: {network.acounts: 5, seed: 4}\n"),
                ElementsAre("study.yaml:4:24: unknown key 'acounts' in network; did you mean 'accounts'?"));
    EXPECT_THAT(study_mistakes("backlash_study: 1\nbase: bse.yaml\n"),
                ElementsAre(StartsWith("study.yaml:2:7: base: there is no file ")));
    EXPECT_THAT(study_mistakes("- 1"),
                ElementsAre("study.yaml:1:1: the file is a list; expected keys with values"));
    EXPECT_THAT(study_mistakes("backlash_study: 1\nbase: base.yaml\n"),
                ElementsAre(StartsWith("study.yaml:1:1: parameters are missing"),
                            StartsWith("study.yaml:1:1: objectives are missing")));
}

TEST(Grid, LastParameterRunsFastest) {
    const Study study = read_study_tail(R"(set: {network.accounts: 500}
parameters:
  delay: {path: events.apology.at, values: [onset + 1 h, onset + 2 h]}
  chi: {path: forgiveness.scapegoat_anger, values: [0, .1, .2]}
)");
    const Design design = make_design(study);
    ASSERT_EQ(design.cases.size(), 6U);
    EXPECT_THAT(design.shape, ElementsAre(2, 3));
    EXPECT_THAT(design.cases[1].numbers, ElementsAre(1.0, 0.1));
    EXPECT_THAT(design.cases[3].labels, ElementsAre("onset + 2 h", "0"));
    EXPECT_THAT(texts(design.cases[5].overrides),
                ElementsAre("network.accounts=500", "events.apology.at=onset + 2 h",
                            "forgiveness.scapegoat_anger=.2"));
}

TEST(Grid, EveryCaseHasItsSeedWithoutCommonRandomNumbers) {
    const Study study = read_study_tail(R"(seed: 10
common_random_numbers: false
parameters: {forgiveness.scapegoat_anger: {values: [0, .1]}}
)");
    const Design design = make_design(study);
    EXPECT_THAT(texts(design.cases[0].overrides),
                ElementsAre("seed=10", "seed=11", "forgiveness.scapegoat_anger=0"));
    EXPECT_THAT(texts(design.cases[1].overrides),
                ElementsAre("seed=10", "seed=12", "forgiveness.scapegoat_anger=.1"));
}

}  // namespace
}  // namespace backlash
