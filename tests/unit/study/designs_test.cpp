// The points that the designs make, against independent values and the properties that define them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "study/design.hpp"
#include "study/designs/sobol_sequence.hpp"
#include "study/study_files.hpp"

namespace backlash {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsSupersetOf;
using ::testing::Lt;
using testing::read_study_tail;
using ::testing::StartsWith;
using testing::tail_mistakes;

constexpr std::string_view three = R"(
parameters:
  forgiveness.scapegoat_anger: {range: [0, .6]}
  outrage.decay_time: {range: prior}
  board: {path: attention.board_reach, range: [.1, .4], scale: log}
)";

DesignPoints points_of(const std::string& design) {
    return make_design(read_study_tail(design + std::string(three))).points;
}

std::size_t slice_of(double u, std::size_t slices) {
    return static_cast<std::size_t>(u * static_cast<double>(slices));
}

TEST(SobolSequence, IsThatOfScipy) {
    // scipy.stats.qmc.Sobol(d=5, scramble=False).random(16), rows 0, 1, 2, 3, 7 and 13
    const std::map<std::size_t, std::vector<double>> expected = {
        {0, {0.0, 0.0, 0.0, 0.0, 0.0}},           {1, {0.5, 0.5, 0.5, 0.5, 0.5}},
        {2, {0.75, 0.25, 0.25, 0.25, 0.75}},      {3, {0.25, 0.75, 0.75, 0.75, 0.25}},
        {7, {0.125, 0.625, 0.375, 0.125, 0.125}}, {13, {0.8125, 0.6875, 0.8125, 0.0625, 0.4375}}};
    SobolSequence sequence(5, Scrambling::none, {});
    for (std::size_t i = 0; i < 16; ++i) {
        const auto point = sequence.next();
        const auto known = expected.find(i);
        EXPECT_TRUE(known == expected.end() || known->second == point) << i;
    }
}

TEST(SobolSequence, IsThatOfScipyInManyDimensions) {
    // scipy.stats.qmc.Sobol(d=40, scramble=False).random(1024): [1000, 39], [777, 20], [513, 33]
    SobolSequence sequence(40, Scrambling::none, {});
    DesignPoints points;
    for (int i = 0; i < 1024; ++i) points.push_back(sequence.next());
    EXPECT_EQ(points[1000][39], 0.4794921875);
    EXPECT_EQ(points[777][20], 0.2373046875);
    EXPECT_EQ(points[513][33], 0.8837890625);
}

// What nested scrambling must keep: a (0, 6, 2)-net, one of 64 points in each box of area 1/64.
TEST(SobolSequence, ScramblingKeepsTheNet) {
    SobolSequence sequence(2, Scrambling::owen, {.seed = 3});
    DesignPoints points;
    for (int i = 0; i < 64; ++i) points.push_back(sequence.next());
    for (std::size_t wide = 1; wide <= 64; wide *= 2) {
        std::set<std::pair<std::size_t, std::size_t>> boxes;
        for (const auto& point : points)
            boxes.emplace(slice_of(point[0], wide), slice_of(point[1], 64 / wide));
        EXPECT_EQ(boxes.size(), 64U) << wide;
    }
}

// And what it must bring: each point is uniform over seeds. Chi-square, 15 degrees of freedom; 37.7 is
// exceeded with probability .001, and the seeds are fixed.
TEST(SobolSequence, ScrambledPointsAreUniformOverSeeds) {
    std::vector<double> counts(16, 0.0);
    constexpr int seeds = 3200;
    for (int seed = 0; seed < seeds; ++seed) {
        SobolSequence sequence(3, Scrambling::owen, {.seed = static_cast<std::uint64_t>(seed)});
        sequence.next();
        counts[slice_of(sequence.next()[2], 16)] += 1.0;
    }
    double chi_square = 0.0;
    for (const double count : counts) chi_square += (count - 200.0) * (count - 200.0) / 200.0;
    EXPECT_LT(chi_square, 37.7);
}

// Nested: whether the second bit is flipped depends on the first, so that points of different halves agree in
// half of the seeds (2000 tosses, four standard deviations); one flip for all of them would be a digital
// shift.
TEST(SobolSequence, ScramblingIsNested) {
    int agree = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        SobolSequence sequence(1, Scrambling::owen, {.seed = seed});
        const auto second_bit = [](double u) { return slice_of(u, 4) % 2; };
        const auto origin = second_bit(sequence.next()[0]);
        const auto half = second_bit(sequence.next()[0]);
        agree += origin == half ? 1 : 0;
    }
    EXPECT_NEAR(agree, 1000, 90);
}

TEST(Designs, LongerOnesHoldTheShorter) {
    EXPECT_THAT(points_of("design: {type: sobol, points: 12}"), ::testing::ElementsAreArray([] {
                    auto longer = points_of("design: {type: sobol, points: 40}");
                    longer.resize(12);
                    return longer;
                }()));
    EXPECT_THAT(points_of("design: {type: saltelli, points: 8}"),
                IsSupersetOf(points_of("design: {type: saltelli, points: 4}")));
    EXPECT_THAT(points_of("design: {type: morris, trajectories: 5}"),
                IsSupersetOf(points_of("design: {type: morris, trajectories: 3}")));
    EXPECT_THAT(points_of("design: {type: lhs, points: 48}"),
                IsSupersetOf(points_of("design: {type: lhs, points: 12}")));
}

TEST(Designs, AreOfTheSeed) {
    for (const std::string design :
         {"sobol, points: 8", "saltelli, points: 2", "morris, trajectories: 2", "lhs, points: 7"}) {
        const auto one = points_of("seed: 1\ndesign: {type: " + design + "}");
        EXPECT_EQ(one, points_of("seed: 1\ndesign: {type: " + design + "}"));
        EXPECT_NE(one, points_of("seed: 2\ndesign: {type: " + design + "}"));
        for (const auto& point : one) EXPECT_THAT(point, Each(AllOf(Ge(0.0), ::testing::Le(1.0)))) << design;
    }
}

TEST(Lhs, EverySliceHoldsOnePoint) {
    for (const std::size_t count : {1, 7, 12, 40}) {
        const auto points = points_of("design: {type: lhs, points: " + std::to_string(count) + "}");
        ASSERT_EQ(points.size(), count);
        for (std::size_t p = 0; p < 3; ++p) {
            std::set<std::size_t> slices;
            for (const auto& point : points) slices.insert(slice_of(point[p], count));
            EXPECT_EQ(slices.size(), count);
            EXPECT_LT(*slices.rbegin(), count);
        }
    }
}

// Rows of A and B are the halves of a row of the sequence; each other case is A with one coordinate of B.
TEST(Saltelli, MixesTwoMatrices) {
    const auto points = points_of("seed: 5\ndesign: {type: saltelli, points: 4}");
    ASSERT_EQ(points.size(), 4U * 5U);
    SobolSequence sequence(6, Scrambling::owen, {.seed = 5});
    for (std::size_t row = 0; row < 4; ++row) {
        const auto r = sequence.next();
        EXPECT_THAT(points[row * 5], ElementsAre(r[0], r[1], r[2]));
        EXPECT_THAT(points[row * 5 + 1], ElementsAre(r[3], r[4], r[5]));
        EXPECT_THAT(points[row * 5 + 2], ElementsAre(r[3], r[1], r[2]));
        EXPECT_THAT(points[row * 5 + 3], ElementsAre(r[0], r[4], r[2]));
        EXPECT_THAT(points[row * 5 + 4], ElementsAre(r[0], r[1], r[5]));
    }
}

TEST(Morris, EachStepMovesOneParameterByDelta) {
    const auto points = points_of("design: {type: morris, trajectories: 50}");
    ASSERT_EQ(points.size(), 50U * 4U);
    std::set<double> levels;
    int upward = 0;
    for (std::size_t t = 0; t < 50; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t step = 1; step < 4; ++step) {
            const auto& before = points[t * 4 + step - 1];
            const auto& after = points[t * 4 + step];
            for (std::size_t i = 0; i < 3; ++i) {
                if (before[i] == after[i]) continue;
                moved.insert(i);
                EXPECT_NEAR(std::fabs(after[i] - before[i]), 2.0 / 3.0, 1e-15);
                upward += after[i] > before[i] ? 1 : 0;
            }
            levels.insert(after.begin(), after.end());
        }
        EXPECT_EQ(moved.size(), 3U);
    }
    EXPECT_THAT(levels, ElementsAre(0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0));
    EXPECT_NEAR(upward, 75, 20);  // three standard deviations of 150 tosses
}

TEST(Designs, PointsBecomeValues) {
    const auto design = make_design(read_study_tail(R"(
design: {type: sobol, points: 2, scramble: none}
parameters:
  forgiveness.scapegoat_anger: {range: [0, .6]}
  outrage.decay_time: {range: prior}
  delay: {path: events.apology.at, range: [onset - 2 h, onset + 1 day]}
  board: {path: attention.board_reach, range: [.1, .4], scale: log}
  stories: {path: attention.silence_stories, range: [0, 4]}
  penalty: {levels: {kept: {}, removed: {events.penalty: none}}}
)"));
    EXPECT_THAT(design.cases[0].labels, ElementsAre("0", "18 h", "onset - 2 h", "0.1", "0", "kept"));
    EXPECT_THAT(design.cases[1].labels, ElementsAre("0.3", "45 h", "onset + 11 h", "0.2", "2", "removed"));
    EXPECT_THAT(design.cases[1].numbers, ElementsAre(0.3, 45.0, 11.0, 0.2, 2.0, 1.0));
    EXPECT_EQ(design.cases[1].overrides.back().text, "events.penalty=none");
}

TEST(Designs, MistakesAreSaid) {
    const auto mistake = [](const std::string& design) { return tail_mistakes(design + std::string(three)); };
    EXPECT_THAT(mistake("design: {type: sobol}"),
                ElementsAre("study.yaml:4:1: design.points is missing (Cases; best a power of 2)"));
    EXPECT_THAT(mistake("design: {type: sobol, points: 8, scramble: own}"),
                ElementsAre("study.yaml:4:1: design.scramble: 'own' is unknown; expected owen or none; did "
                            "you mean 'owen'?"));
    EXPECT_THAT(mistake("design: {type: lhs, points: 8, level: 3}"),
                ElementsAre(StartsWith("study.yaml:4:32: unknown key 'level' in design")));
    EXPECT_THAT(mistake("design: {type: morris, trajectories: 4, levels: 5}"),
                ElementsAre(StartsWith("study.yaml:4:1: design.levels: 5 is odd")));
    EXPECT_THAT(mistake("design: {type: saltelli, points: 1e6}"),
                ElementsAre("study.yaml:4:1: the design has 5e+06 cases; expected at most a million"));
    EXPECT_THAT(
        mistake("design: grid"),
        ElementsAre(StartsWith("study.yaml:6:3: a grid cannot use the whole range of scapegoat_anger"),
                    StartsWith("study.yaml:7:3"), StartsWith("study.yaml:8:3")));
    EXPECT_THAT(tail_mistakes("design: {type: sobol, points: 2}\nparameters: {outrage.decay_time: {}}"),
                ElementsAre(StartsWith("study.yaml:5:14: it is not said what 'decay_time' may be")));
}

constexpr std::string_view list_of_two = R"(design: {type: list, file: cases.csv}
parameters:
  delay: {path: events.apology.at}
  penalty: {levels: {kept: {}, removed: {events.penalty: none}}}
)";

TEST(List, HasTheCasesOfTheFile) {
    const Study study = read_study_tail(
        list_of_two, "penalty, delay\r\nremoved,onset + 2 h\n\n\"kept\", onset + 30 min\nkept,onset + 2 h\n");
    const Design design = make_design(study);
    ASSERT_EQ(design.cases.size(), 3U);
    EXPECT_THAT(design.cases[0].labels, ElementsAre("onset + 2 h", "removed"));
    EXPECT_THAT(design.cases[1].numbers, ElementsAre(0.5, 0.0));
    EXPECT_THAT(design.cases[2].numbers, ElementsAre(2.0, 0.0));
    EXPECT_EQ(study.parameters[0].unit, "h after onset");
}

TEST(List, MistakesHaveTheirPlaceInTheFile) {
    EXPECT_THAT(tail_mistakes(list_of_two),
                ElementsAre(StartsWith("study.yaml:4:1: design.file: there is no file")));
    EXPECT_THAT(tail_mistakes(list_of_two, "delay,penalty\n"),
                ElementsAre(StartsWith("cases.csv:1:1: there are no cases")));
    EXPECT_THAT(tail_mistakes(list_of_two, "dely,delay,delay\n1,2,3\n"),
                ElementsAre("cases.csv:1:1: 'dely' is no parameter of the study; expected delay or penalty; "
                            "did you mean 'delay'?",
                            "cases.csv:1:1: there is no column for the parameter penalty",
                            "cases.csv:1:12: 'delay' has two columns"));
    EXPECT_THAT(tail_mistakes(list_of_two, "delay,penalty\nonset + 2 h\n,kept\nonset + 1 h,\"kept\n"),
                ElementsAre("cases.csv:2:1: 1 cells; expected 2 as in the header",
                            StartsWith("cases.csv:4:13: a quote is not closed")));
    EXPECT_THAT(
        tail_mistakes(list_of_two, "delay,penalty\n,kept\nonset + 1 h,kpt\n"),
        ElementsAre(
            "cases.csv:2:1: '' is no value of delay; expected a value",
            "cases.csv:3:13: 'kpt' is no value of penalty; expected kept or removed; did you mean 'kept'?"));
    EXPECT_THAT(tail_mistakes(list_of_two, "delay,penalty\nonst + 1 h,kept\n"),
                ElementsAre(StartsWith(
                    "cases.csv:2:1: events.apology.at: 'onst + 1 h' refers to the unknown event")));
}

}  // namespace
}  // namespace backlash
