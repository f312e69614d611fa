#include "study/running/journal.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "study/running/work_folder.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

class WorkTest : public ::testing::Test {
  protected:
    static std::string content(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    static void overwrite(const fs::path& path, const std::string& text) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
    }

    testing::TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
};

RunId id(int number) {
    return RunId{}.derive(std::to_string(number));
}

RunValues values(double first, std::size_t count = 3) {
    RunValues run;
    run.shape.events = {"leak", "\"quoted\" 小米"};
    run.shape.variables = {
        {{"posts", "posts", "All posts"}, VariableKind::indicator, Axis::none, 1},
        {{"half_life", "h", "Half-life"}, VariableKind::indicator, Axis::event, count - 1}};
    for (std::size_t k = 0; k < count; ++k) run.values.push_back(first + static_cast<double>(k));
    return run;
}

std::vector<double> numbers(const WorkFolder& work, const RunId& run) {
    const DoneRun& done = work.done.at(run);
    std::vector<double> all(done.size / sizeof(double));
    ValuesReader(work).read(done, 0, all);
    return all;
}

TEST_F(WorkTest, WhatWasRecordedIsFoundAgain) {
    {
        Journal journal(folder_, "threads");
        journal.record_done(id(1), values(10.0), 1.5);
        journal.record_done(id(2), values(20.0, 2), 2.5);
        journal.record_failed(id(3), "no such account\nin C:\\n of line two");
        journal.record_done(id(4), values(40.0), 0.5);
    }
    const WorkFolder work = read_work_folder(folder_);
    ASSERT_EQ(work.done.size(), 3U);
    EXPECT_EQ(numbers(work, id(1)), (std::vector<double>{10.0, 11.0, 12.0}));
    EXPECT_EQ(numbers(work, id(2)), (std::vector<double>{20.0, 21.0}));
    EXPECT_EQ(numbers(work, id(4)), (std::vector<double>{40.0, 41.0, 42.0}));
    EXPECT_EQ(work.failed.at(id(3)), "no such account\nin C:\\n of line two");
    ASSERT_EQ(work.shapes.size(), 2U);
    EXPECT_EQ(work.shapes[work.done.at(id(4)).shape], values(0.0).shape);
    EXPECT_EQ(work.workers.front().torn, 0U);
    EXPECT_DOUBLE_EQ(work.workers.front().seconds, 4.5);
}

TEST_F(WorkTest, ASecondProcessWritesFilesOfItsOwn) {
    Journal first(folder_, "threads");
    first.record_done(id(1), values(1.0), 1.0);
    const std::string before = content(folder_ / "threads-1.journal");
    Journal second(folder_, "threads");
    second.record_done(id(2), values(2.0), 1.0);
    EXPECT_EQ(content(folder_ / "threads-1.journal"), before);
    EXPECT_EQ(read_work_folder(folder_).done.size(), 2U);
}

TEST_F(WorkTest, AFolderThatDoesNotExistHoldsNothing) {
    EXPECT_TRUE(read_work_folder(folder_ / "none").done.empty());
}

// The journal cut off at any byte: whatever is left vouches for whole runs only, and for all that were whole.
TEST_F(WorkTest, ATornTailLosesTheLastLineAtMost) {
    {
        Journal journal(folder_, "threads");
        for (int k = 0; k < 4; ++k) journal.record_done(id(k), values(10.0 * k), 1.0);
    }
    const fs::path path = folder_ / "threads-1.journal";
    const std::string whole = content(path);
    for (std::size_t length = whole.size() % 7; length <= whole.size(); length += 7) {
        overwrite(path, whole.substr(0, length));
        const WorkFolder work = read_work_folder(folder_);
        std::size_t whole_lines = 0;
        for (std::size_t at = whole.find(" done "); at != std::string::npos;
             at = whole.find(" done ", at + 1)) {
            if (whole.find('\n', at) < length) ++whole_lines;
        }
        ASSERT_EQ(work.done.size(), whole_lines) << length;
        for (const auto& [run, done] : work.done) EXPECT_TRUE(ValuesReader(work).is_whole(done));
    }
}

// One byte changed anywhere takes away one run, or all of its kind, but makes none up.
TEST_F(WorkTest, AChangedByteMakesNothingUp) {
    {
        Journal journal(folder_, "threads");
        for (int k = 0; k < 3; ++k) journal.record_done(id(k), values(10.0 * k), 1.0);
    }
    const fs::path path = folder_ / "threads-1.journal";
    const std::string whole = content(path);
    const auto good = read_work_folder(folder_).done;
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        overwrite(path, changed);
        const WorkFolder work = read_work_folder(folder_);
        EXPECT_GT(work.workers[0].torn, 0U) << at;
        for (const auto& [run, done] : work.done) {
            ASSERT_TRUE(good.contains(run)) << at;
            EXPECT_EQ(done.offset, good.at(run).offset);
            EXPECT_EQ(done.crc32c, good.at(run).crc32c);
        }
    }
}

TEST_F(WorkTest, ALineWithoutItsValuesVouchesForNothing) {
    {
        Journal journal(folder_, "threads");
        journal.record_done(id(1), values(1.0), 1.0);
        journal.record_done(id(2), values(2.0), 1.0);
    }
    fs::resize_file(folder_ / "threads-1.values", 6 * sizeof(double) - 1);
    const WorkFolder work = read_work_folder(folder_);
    EXPECT_TRUE(work.done.contains(id(1)));
    EXPECT_FALSE(work.done.contains(id(2)));
    EXPECT_EQ(work.workers.front().torn, 1U);
}

TEST_F(WorkTest, DamagedNumbersAreNoticed) {
    Journal(folder_, "threads").record_done(id(1), values(1.0), 1.0);
    std::string bytes = content(folder_ / "threads-1.values");
    bytes[9] = static_cast<char>(bytes[9] ^ 4);
    overwrite(folder_ / "threads-1.values", bytes);
    const WorkFolder work = read_work_folder(folder_);
    EXPECT_FALSE(ValuesReader(work).is_whole(work.done.at(id(1))));
}

TEST_F(WorkTest, TheSameRunTwiceIsOneRunUnlessTheNumbersDiffer) {
    Journal(folder_, "a").record_done(id(1), values(1.0), 1.0);
    Journal(folder_, "b").record_done(id(1), values(1.0), 9.0);
    EXPECT_TRUE(read_work_folder(folder_).conflicts.empty());
    EXPECT_EQ(read_work_folder(folder_).done.size(), 1U);
    Journal(folder_, "c").record_done(id(1), values(1.5), 1.0);
    EXPECT_EQ(read_work_folder(folder_).conflicts, std::vector<RunId>{id(1)});
}

TEST_F(WorkTest, ALaterSuccessTakesAFailureBack) {
    Journal(folder_, "b").record_failed(id(1), "out of memory");
    Journal(folder_, "a").record_done(id(1), values(1.0), 1.0);
    EXPECT_TRUE(read_work_folder(folder_).failed.empty());
}

TEST_F(WorkTest, AnotherVersionOfTheFormatIsRefused) {
    overwrite(folder_ / "x-1.journal", journal_line("backlash-journal 2 whatever"));
    EXPECT_THROW(read_work_folder(folder_), InputError);
}

// A disk that fails at the n-th operation, and keeps only what was synced.
struct Disk {
    int operations_left = 1000;
    bool is_down = false;

    void operate() {
        if (is_down || operations_left-- <= 0) {
            is_down = true;
            throw RunError(ExitCode::disk_error, "the disk failed");
        }
    }
};

class FailingFile final : public AppendFile {
  public:
    FailingFile(Disk& disk, std::string& synced) : disk_(disk), synced_(synced) {}
    void append(std::string_view bytes) override {
        // Half of what the failing write was to write is there.
        written_ += disk_.operations_left > 0 ? bytes : bytes.substr(0, bytes.size() / 2);
        disk_.operate();
    }
    void sync() override {
        disk_.operate();
        synced_ = written_;
    }

  private:
    Disk& disk_;
    std::string& synced_;
    std::string written_;
};

TEST_F(WorkTest, AfterAFailureOfTheDiskOnlySyncedRunsCount) {
    for (int fails_at = 1; fails_at < 20; ++fails_at) {
        Disk disk{fails_at};
        std::string journal_bytes, value_bytes;
        int recorded = 0;
        try {
            Journal journal(std::make_unique<FailingFile>(disk, journal_bytes),
                            std::make_unique<FailingFile>(disk, value_bytes));
            for (int k = 0; k < 3; ++k, ++recorded) journal.record_done(id(k), values(10.0 * k), 1.0);
        } catch (const RunError& error) {
            EXPECT_EQ(error.code(), ExitCode::disk_error);
        }
        overwrite(folder_ / "x-1.journal", journal_bytes);
        overwrite(folder_ / "x-1.values", value_bytes);
        const WorkFolder work = read_work_folder(folder_);
        ASSERT_EQ(work.done.size(), static_cast<std::size_t>(recorded)) << fails_at;
        for (const auto& [run, done] : work.done) EXPECT_TRUE(ValuesReader(work).is_whole(done));
    }
}

TEST_F(WorkTest, NothingIsWrittenBehindATornWrite) {
    Disk disk{4};
    std::string journal_bytes, value_bytes;
    Journal journal(std::make_unique<FailingFile>(disk, journal_bytes),
                    std::make_unique<FailingFile>(disk, value_bytes));
    EXPECT_THROW(journal.record_done(id(1), values(1.0), 1.0), RunError);
    disk = {.operations_left = 1000, .is_down = false};
    EXPECT_THROW(journal.record_done(id(2), values(2.0), 1.0), RunError);
    EXPECT_THROW(journal.record_failed(id(3), "why"), RunError);
}

}  // namespace
}  // namespace backlash
