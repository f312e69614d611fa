// The guards of the YAML reader: nothing may crash it, take it more than a second or 256 MiB.
#include "scenario/document/parse_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "base/memory_limit.hpp"
#include "scenario/document/check_text.hpp"

namespace backlash::document {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

struct Outcome {
    std::optional<Node> root;
    std::vector<std::string> complaints;
};

Outcome parse(std::string_view text) {
    Complaints complaints;
    Outcome outcome;
    outcome.root = parse_document(text, "f", complaints);
    try {
        complaints.throw_if_any({});
    } catch (const InputError& error) {
        for (const auto& complaint : error.complaints()) outcome.complaints.push_back(complaint.text());
    }
    return outcome;
}

TEST(ParseDocument, KeepsPlacesInCharacters) {
    const auto outcome = parse("危机: 危\nb:\n  - {c: \"d\", 危: e}\n");
    ASSERT_TRUE(outcome.root && outcome.complaints.empty());
    const Node& root = *outcome.root;
    EXPECT_EQ(root.entries[0].value.where.position(), (SourcePosition{"f", 1, 5}));
    EXPECT_EQ(root.entries[1].where.position(), (SourcePosition{"f", 2, 1}));
    const Node& inner = root.entries[1].value.items[0];
    EXPECT_EQ(inner.where.position(), (SourcePosition{"f", 3, 5}));
    EXPECT_EQ(inner.entries[1].value.where.position(), (SourcePosition{"f", 3, 17}));
    EXPECT_EQ(root.find("b.c"), nullptr);
    EXPECT_EQ(inner.find("c")->value.scalar, "d");
}

TEST(ParseDocument, TakesFilesOfOtherSystems) {
    EXPECT_TRUE(parse("a: 1\r\nb: 2\r\n").root);
    const auto with_mark = parse(
        "\xEF\xBB\xBF"
        "a: 1\n");
    ASSERT_TRUE(with_mark.root);
    EXPECT_EQ(with_mark.root->entries[0].key, "a");
    EXPECT_THAT(parse("a: 1\rb: 2\r").complaints, ElementsAre(HasSubstr("control character U+000D")));
}

TEST(ParseDocument, RefusesWhatIsNoDocument) {
    for (const char* text : {"", "\n", "# only a comment\n"}) {
        EXPECT_THAT(parse(text).complaints, ElementsAre("f: the file is empty; expected keys with values"))
            << text;
    }
    EXPECT_THAT(parse(std::string(largest_file + 1, ' ')).complaints,
                ElementsAre("f: the file is too large; expected at most 1 MiB"));
    EXPECT_THAT(parse("a: 1\n---\nb: 2\n").complaints, ElementsAre(HasSubstr("f:2:1: a second document")));
    EXPECT_THAT(parse("? [a]\n: 1\n").complaints, ElementsAre(HasSubstr("a key is a list or a map")));
    EXPECT_THAT(parse("a: [1\n").complaints, ElementsAre(HasSubstr("not YAML")));
}

TEST(ParseDocument, FindsDuplicateKeysAtAllDepths) {
    const auto outcome = parse("a: {b: 1, b: {c: 2}, b: 3}\na: 2\n");
    EXPECT_THAT(outcome.complaints,
                ElementsAre(HasSubstr("f:1:11: duplicate key 'b'"), HasSubstr("f:1:22: duplicate"),
                            HasSubstr("f:2:1: duplicate key 'a'; expected each key once; the first "
                                      "is in line 1")));
    ASSERT_TRUE(outcome.root);
    EXPECT_EQ(outcome.root->find("a.b")->value.scalar, "1");
}

TEST(ParseDocument, StopsListingMistakes) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "a: 1\n";
    const auto outcome = parse(text);
    EXPECT_THAT(outcome.complaints, SizeIs(101));
    EXPECT_EQ(outcome.complaints.back(), "there are more mistakes than these");
}

TEST(ParseDocument, StopsAtItsLimits) {
    const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(parse(nested(deepest_nesting)).root);
    EXPECT_THAT(parse(nested(deepest_nesting + 1)).complaints, ElementsAre(HasSubstr("nested too deeply")));
    std::string items;
    for (std::size_t i = 0; i < most_nodes + 1; ++i) items += "- 1\n";
    EXPECT_THAT(parse(items).complaints, ElementsAre(HasSubstr("more than 100000 values")));
}

// Seconds of processor time, as an ordinary build would take them.
double seconds_of(const std::function<void()>& work) {
#ifdef __SANITIZE_ADDRESS__
    constexpr double slowdown = 5.0;
#else
    constexpr double slowdown = 1.0;
#endif
    const std::clock_t before = std::clock();
    work();
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / slowdown;
}

TEST(ParseDocument, BoundsTimeAndMemoryOfHostileTexts) {
    const std::vector<std::string> pieces = {"[",     "{",  "- ",    "? ",  "a: ",       "[a,",  "a,",
                                             "a ",    "\"", "&a ",   "!a ", "{a: ",      "[a: ", "%",
                                             "|\n",   "#",  "- a\n", "a\n", "\n",        "*a ",  "---\n",
                                             "a: b,", ": ", "?\n",   "[],", "a:\n- b\n", "''"};
    for (const std::string beginning : {"", "["}) {
        for (const auto& piece : pieces) {
            std::string text = beginning;
            while (text.size() + piece.size() <= largest_file) text += piece;
            EXPECT_LT(seconds_of([&] { parse(text); }), 1.0) << beginning << piece;
        }
    }
#ifndef __SANITIZE_ADDRESS__
    EXPECT_LT(peak_memory(), std::uint64_t{256} << 20);
#endif
}

TEST(ParseDocument, TakesOneLongLine) {
    std::string text = "{";
    for (int i = 0; i < 49'000; ++i) text += "危机" + std::to_string(i) + ": 危机, ";
    text += "last: [}";
    Outcome outcome;
    EXPECT_LT(seconds_of([&] { outcome = parse(text); }), 1.0);
    EXPECT_THAT(outcome.complaints, ElementsAre(HasSubstr("not YAML")));
}

}  // namespace
}  // namespace backlash::document
