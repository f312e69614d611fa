// Whatever a file says, reading it ends soon, in a scenario or in an InputError.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ctime>

#include "scenario/example_catalogue.hpp"
#include "scenario/example_scenario.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/resolved_yaml.hpp"

namespace backlash {
namespace {

using testing::example_catalogue;
using testing::example_scenario;
using testing::TemporaryFolder;

// Seconds of processor time that any input may take; in a sanitizer's build all takes about ten times as
// long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double patience = 10.0;
#else
constexpr double patience = 1.0;
#endif

const std::vector<std::string> tokens = {": ",
                                         "- ",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         ",",
                                         "\n",
                                         "\n  ",
                                         "\n    ",
                                         "#",
                                         "\"",
                                         "'",
                                         "&a ",
                                         "*a",
                                         "!!str ",
                                         "|\n",
                                         ">\n",
                                         "---\n",
                                         "~",
                                         "none",
                                         "010",
                                         "1e999",
                                         "-1",
                                         ".nan",
                                         "%",
                                         "\t",
                                         "\xFF",
                                         "\x00",
                                         "危",
                                         "start",
                                         "onset",
                                         "apology + 1h",
                                         "0 h",
                                         "1e300 h",
                                         "extends: case.yaml\n",
                                         "events",
                                         "penalty.junior",
                                         "<<: ",
                                         "? ",
                                         "9999999999999999999999",
                                         "2026-01-05T12:30",
                                         "18446744073709551615",
                                         "@",
                                         "`",
                                         "%YAML 1.1\n",
                                         "x"};

void mutate(std::string& text) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = std::min(*rc::gen::inRange<std::size_t>(0, 30), text.size() - at);
    switch (*rc::gen::inRange(0, 5)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, *rc::gen::elementOf(tokens));
            break;
        case 2:
            text.replace(at, length, *rc::gen::elementOf(tokens));
            break;
        case 3:
            text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size() + 1), 2 * length));
            break;
        default:
            text.insert(at, 1, *rc::gen::arbitrary<char>());
    }
}

// Ends in a scenario that can be written, or in an InputError that says something.
void read_anything(const TemporaryFolder& folder, const std::string& text,
                   const std::vector<std::string>& overrides) {
    const auto path = folder.write("case.yaml", text);
    const std::clock_t before = std::clock();
    try {
        resolved_yaml(read_scenario(path, example_catalogue(), overrides), example_catalogue());
    } catch (const InputError& error) {
        EXPECT_FALSE(error.complaints().empty());
    }
    EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, patience) << text.substr(0, 200);
}

RC_GTEST_PROP(Mutation, OfAFileIsReadOrRefused, ()) {
    const TemporaryFolder folder;
    std::string text(example_scenario);
    for (int i = 0; i < 12; ++i) {
        mutate(text);
        read_anything(folder, text, {});
        if (i % 4 == 3) text = example_scenario;
    }
}

RC_GTEST_PROP(Mutation, OfAnOverrideIsReadOrRefused, ()) {
    const TemporaryFolder folder;
    for (int i = 0; i < 4; ++i) {
        std::string text = *rc::gen::elementOf(
            std::vector<std::string>{"events.apology.at=onset + 4h",
                                     "population.attribution=[.1, .2, .3, .4]", "events.x={kind: apology}"});
        mutate(text);
        read_anything(folder, std::string(example_scenario), {text});
    }
}

TEST(Mutation, OfGreatSizeIsReadOrRefusedInTime) {
    const TemporaryFolder folder;
    const std::string head = "backlash: 1\nstart: 2026-01-04T00:00Z\n";
    const auto repeat = [&](std::string text, int count, const auto& piece) {
        for (int i = 0; i < count; ++i) text += piece(i);
        return text;
    };
    const auto number = [](int i) { return std::to_string(i); };
    const std::vector<std::string> texts = {
        repeat(head, 45'000, [&](int i) { return "k" + number(i) + ": 1\n"; }),
        repeat(head + "network:\n", 45'000, [&](int i) { return "  acounts" + number(i) + ": 1\n"; }),
        repeat(head + "actors:\n", 30'000, [&](int i) { return "  a" + number(i) + ": {}\n"; }),
        repeat(head + "events:\n", 60,
               [&](int i) {
                   return "  e" + number(i) + ": {kind: buyback, at: e" + number((i + 1) % 60) +
                          " + 1 h, until: e0, amount: 1}\n";
               }),
        repeat(head + "market:\n  factor_paths:\n    p:\n", 30'000,
               [&](int i) { return "      - [start + " + number(i) + " min, 0]\n"; }),
        repeat(head + "attention: {rhythm: [", 90'000, [&](int) { return "1, "; }) + "1]}\n",
        head + "title: " + std::string(1'000'000, 'x') + "\nonset: " + std::string(40'000, 'y') + "\n",
        head + std::string(1'000, 'z') + ": 1\n"};
    for (const auto& text : texts) read_anything(folder, text, {});
}

}  // namespace
}  // namespace backlash
