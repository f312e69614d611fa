#include "network/import/edge_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/memory_limit.hpp"
#include "network/ties_as_set.hpp"

namespace backlash {
namespace {

using testing::HasSubstr;

// Files of one test, gone with it.
class EdgeList : public testing::Test {
  protected:
    EdgeList() { std::filesystem::create_directories(folder_); }
    ~EdgeList() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::string& text, const std::string& name = "ties.txt") const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }
    std::filesystem::path write_gz(const std::string& text) const {
        const auto file = folder_ / "ties.csv.gz";
        gzFile out = gzopen(file.c_str(), "wb");
        EXPECT_EQ(gzwrite(out, text.data(), static_cast<unsigned>(text.size())),
                  static_cast<int>(text.size()));
        gzclose(out);
        return file;
    }
    static ImportedNetwork read(const std::filesystem::path& file, const EdgeListOptions& options = {}) {
        const auto executor = parallel_executor(2);
        return read_edge_list(file, *executor, options);
    }
    // The text of the error, the folder cut off.
    std::string error_of(const std::filesystem::path& file, const EdgeListOptions& options = {}) const {
        try {
            read(file, options);
        } catch (const InputError& error) {
            std::string text = error.what();
            const auto at = text.find(folder_.string());
            return at == std::string::npos ? text : text.erase(at, folder_.string().size() + 1);
        }
        return "no error";
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("backlash-edge-list-" + std::to_string(getpid()));
};

TEST_F(EdgeList, FirstColumnFollowsSecond) {
    const auto network = read(write("0 1\n2 1\n"));
    EXPECT_EQ(network.graph.accounts(), 3U);
    EXPECT_EQ(tie_set(network.graph), (TieSet{{1, 0}, {1, 2}}));
    EXPECT_EQ(network.report.id_kind, "numbers from 0");
    EXPECT_EQ(network.ids.name(2), "2");
}

TEST_F(EdgeList, SeparatorsCommentsAndLineEndsDoNotMatter) {
    const TieSet expected = {{1, 0}, {2, 0}, {0, 2}};
    for (const char* text : {"1 2\n1 3\n3 1\n", "1\t2\n1\t3\n3\t1", "1,2\n1,3\n3,1\n", "1;2\n1;3\n3;1\n",
                             "1 2\r\n1 3\r\n3 1\r\n", "# nodes edges\n1, 2\n\n  % more\n 1 , 3 \n3  1\n",
                             "\xEF\xBB\xBF"
                             "1 2\n1 3\n3 1\n",
                             "source target\n1 2\n1 3\n3 1\n", "a,b\n1,2\n1,3\n3,1\n",
                             "3 3 0 graph\n1 2\n1 3\n3 1\n", "1 2 0.5\n1 3 x\n3 1 7\n"}) {
        for (const auto& file : {write(text), write_gz(text)}) {
            const auto network = read(file);
            EXPECT_EQ(tie_set(network.graph), expected) << text;
            EXPECT_EQ(network.report.id_kind, "numbers from 1") << text;
            EXPECT_EQ(network.ids.name(0), "1");
            EXPECT_EQ(network.ids.find("3"), 2U);
            EXPECT_EQ(network.ids.find("0"), std::nullopt);
            EXPECT_EQ(network.ids.find("4"), std::nullopt);
            EXPECT_EQ(network.ids.find("3x"), std::nullopt);
        }
    }
}

TEST_F(EdgeList, ReportsWhatItReadAndPassedOver) {
    const auto report = read(write("# c\nu v w\n1 2 9\n1 2 9\n2 2 9\n2 1 9\n")).report;
    EXPECT_EQ(report.lines, 6U);
    EXPECT_EQ(report.edges_read, 4U);
    EXPECT_EQ(report.loops_dropped, 1U);
    EXPECT_EQ(report.duplicates_dropped, 1U);
    EXPECT_EQ(report.accounts, 2U);
    ASSERT_EQ(report.notes.size(), 2U);
    EXPECT_THAT(report.notes[0], HasSubstr("line 2 was taken for a header: u v w"));
    EXPECT_THAT(report.notes[1], HasSubstr("ignored"));
}

TEST_F(EdgeList, NamesAreNumberedByFirstAppearance) {
    const auto network = read(write("follower followee\nbob alice\ncarol alice\nalice bob\n"));
    EXPECT_EQ(tie_set(network.graph), (TieSet{{1, 0}, {1, 2}, {0, 1}}));
    EXPECT_EQ(network.report.id_kind, "names");
    EXPECT_EQ(network.ids.name(2), "carol");
    EXPECT_EQ(network.ids.find("alice"), 1U);
    EXPECT_EQ(network.ids.find("dave"), std::nullopt);
}

TEST_F(EdgeList, IdsAreFoundAsTheyAreRead) {
    const auto sparse = read(write("70000000 008\n"));
    EXPECT_EQ(sparse.report.id_kind, "sparse numbers");
    EXPECT_EQ(sparse.ids.find("8"), 1U);
    EXPECT_EQ(sparse.ids.find("0070000000"), 0U);
    EXPECT_EQ(sparse.ids.find("9"), std::nullopt);
    EXPECT_EQ(sparse.ids.find("x"), std::nullopt);
    EXPECT_EQ(read(write("1 2\n")).ids.find("02"), 1U);
    EXPECT_EQ(read(write("a 2\n")).ids.find("02"), std::nullopt);
}

TEST_F(EdgeList, NumbersAreNamesWhenAsked) {
    const auto network = read(write("007 1\n7 1\n"), {.numeric_ids = false});
    EXPECT_EQ(network.graph.accounts(), 3U);
    EXPECT_EQ(network.ids.name(0), "007");
}

TEST_F(EdgeList, NumbersThatDoNotOccurAreAccountsWithoutTies) {
    const auto network = read(write("3 4\n5 6\n"));
    EXPECT_EQ(network.graph.accounts(), 6U);
    EXPECT_EQ(tie_set(network.graph), (TieSet{{3, 2}, {5, 4}}));
    EXPECT_EQ(network.report.id_kind, "numbers from 1");
}

// A large id must not take memory for those before it; earlier ties keep their ids.
TEST_F(EdgeList, SparseNumbersAreRelabelled) {
    const std::uint64_t before = peak_memory();
    for (const char* large : {"4000000000000000000", "4294967294", "18446744073709551615", "1000"}) {
        const auto network = read(write(std::string("3 9\n") + large + " 3\n"));
        EXPECT_EQ(network.report.id_kind, "sparse numbers");
        EXPECT_EQ(network.graph.accounts(), 3U);
        EXPECT_EQ(tie_set(network.graph), (TieSet{{1, 0}, {0, 2}}));
        EXPECT_EQ(network.ids.name(0), "3");
        EXPECT_EQ(network.ids.name(2), large);
        EXPECT_EQ(network.ids.find(large), 2U);
    }
    EXPECT_LT(peak_memory() - before, 100U << 20);
}

TEST_F(EdgeList, MistakesAreNamedWithTheirPlace) {
    EXPECT_THAT(error_of(write("1 2\n2 x\n")),
                HasSubstr("ties.txt:2:3: 'x' is no number; expected a number"));
    EXPECT_THAT(error_of(write("1 2\n2 -3\n")), HasSubstr("ties.txt:2:3: '-3' is no number"));
    EXPECT_THAT(error_of(write("1 2\n2 18446744073709551616\n")), HasSubstr("ties.txt:2:3:"));
    EXPECT_THAT(error_of(write("1 2\n# c\n3\n")),
                HasSubstr("ties.txt:3:1: the line has 1 field; expected two"));
    EXPECT_THAT(error_of(write("1 2\n1 2 3\n")),
                HasSubstr("ties.txt:2:1: the line has 3 fields; expected two"));
    EXPECT_THAT(error_of(write("1 2 3\n1 2 3\n1 2\n")),
                HasSubstr("ties.txt:3:1: the line has 2 fields; expected 3"));
    EXPECT_THAT(error_of(write("1\n2 3\n")), HasSubstr("ties.txt:1:1: the line has 1 field"));
    EXPECT_THAT(error_of(write("1,2\n1,,2\n")), HasSubstr("ties.txt:2:1: the line has 3 fields"));
    EXPECT_THAT(error_of(write("1,2\n,2\n")), HasSubstr("ties.txt:2:1: an id is missing"));
    EXPECT_THAT(error_of(write("1,2\n 5,\n")), HasSubstr("ties.txt:2:4: an id is missing"));
}

TEST_F(EdgeList, UnusableFilesAreRefused) {
    EXPECT_THAT(error_of(write("")), HasSubstr("ties.txt: there are no edges"));
    EXPECT_THAT(error_of(write("# nothing\n\n")), HasSubstr("ties.txt: there are no edges"));
    EXPECT_THAT(error_of(write("source target\n")), HasSubstr("ties.txt: there are no edges"));
    EXPECT_THAT(error_of(folder_ / "none.txt"), HasSubstr("none.txt: there is no such file"));
    EXPECT_THAT(error_of(folder_ / "."), HasSubstr("this is a folder"));
    EXPECT_THAT(error_of(write(std::string(3 << 20, '1'))), HasSubstr("longer than 1 MiB"));
}

TEST_F(EdgeList, DamagedCompressionIsRefused) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919 % 20000) + " " + std::to_string(i) + "\n";
    const auto file = write_gz(text);
    const auto bytes = [&] {
        std::ifstream in(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }();
    EXPECT_EQ(read(file).report.edges_read, 20000U);
    for (const std::size_t kept : {bytes.size() - 1, bytes.size() - 8, bytes.size() / 2, std::size_t{25}}) {
        EXPECT_THAT(error_of(write(bytes.substr(0, kept), "cut.gz")), HasSubstr("end too early")) << kept;
    }
    std::string damaged = bytes;
    damaged[bytes.size() / 2] = static_cast<char>(~damaged[bytes.size() / 2]);
    EXPECT_THAT(error_of(write(damaged, "bad.gz")), HasSubstr("damaged"));
}

TEST_F(EdgeList, MoreAccountsThanAllowedAreRefused) {
    EXPECT_THAT(error_of(write("0 1\n1 2\n"), {.max_accounts = 2}),
                HasSubstr("ties.txt: there are 3 accounts"));
    EXPECT_EQ(error_of(write("0 1\n1 2\n"), {.max_accounts = 3}), "no error");
    EXPECT_THAT(error_of(write("a b\nb c\n"), {.max_accounts = 2}),
                HasSubstr("ties.txt:2:3: there are more than 2"));
    EXPECT_EQ(error_of(write("a b\nb c\n"), {.max_accounts = 3}), "no error");
}

// The first end of a tie has been read when the second turns out too large.
TEST_F(EdgeList, LargeIdsMayCloseTheFirstTie) {
    const auto network = read(write("0 4294967295\n"));
    EXPECT_EQ(tie_set(network.graph), (TieSet{{1, 0}}));
    EXPECT_EQ(network.ids.name(0), "0");
}

// What is written comes back, whatever the ids are.
RC_GTEST_FIXTURE_PROP(EdgeList, KeepsEveryTie, ()) {
    const auto id =
        *rc::gen::element(rc::gen::inRange<std::uint64_t>(0, 30), rc::gen::inRange<std::uint64_t>(5, 5000),
                          rc::gen::arbitrary<std::uint64_t>());
    const auto ties = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::pair<std::uint64_t, std::uint64_t>>>(rc::gen::pair(id, id)));
    std::set<std::pair<std::string, std::string>> expected;
    std::string text;
    for (const auto& [follower, followee] : ties) {
        text += std::to_string(follower) + "\t" + std::to_string(followee) + "\n";
        if (follower != followee) expected.emplace(std::to_string(followee), std::to_string(follower));
    }
    const auto network = read(*rc::gen::arbitrary<bool>() ? write(text) : write_gz(text));
    RC_ASSERT(is_well_formed(network.graph));
    RC_ASSERT(network.report.edges_read == ties.size());
    RC_ASSERT(network.graph.edges() + network.report.loops_dropped + network.report.duplicates_dropped ==
              ties.size());
    std::set<std::pair<std::string, std::string>> found;
    for (const auto& [followee, follower] : tie_set(network.graph)) {
        found.emplace(network.ids.name(followee), network.ids.name(follower));
    }
    RC_ASSERT(found == expected);
}

// Leskovec, Lang, Dasgupta and Mahoney 2009: soc-Slashdot0902, 82,168 users, 948,464 ties, 78,303 of them
// loops.
TEST_F(EdgeList, SlashdotLoadsExactly) {
    const char* file = std::getenv("BACKLASH_SLASHDOT");
    if (file == nullptr || !std::filesystem::exists(file)) GTEST_SKIP() << "BACKLASH_SLASHDOT names no file";
    const auto network = read(file);
    EXPECT_EQ(network.graph.accounts(), 82168U);
    EXPECT_EQ(network.report.edges_read, 948464U);
    EXPECT_EQ(network.report.loops_dropped, 78303U);
    EXPECT_EQ(network.graph.edges() + network.report.duplicates_dropped, 948464U - 78303U);
    EXPECT_EQ(network.report.id_kind, "numbers from 1");
    EXPECT_TRUE(is_well_formed(network.graph));
}

}  // namespace
}  // namespace backlash
