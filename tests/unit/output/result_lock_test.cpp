#include "output/result_lock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

void expect_refused(const fs::path& result) {
    try {
        const ResultLock second(result);
        ADD_FAILURE() << "two at once";
    } catch (const RunError& error) {
        EXPECT_EQ(error.code(), ExitCode::output_exists);
        EXPECT_THAT(error.what(), ::testing::HasSubstr(result.string()));
    }
}

TEST(ResultLock, IsHeldByOneAtATime) {
    const testing::TemporaryFolder folder;
    const auto result = folder.path() / "a.h5";
    {
        const ResultLock first(result);
        EXPECT_TRUE(fs::exists(lock_path(result)));
        expect_refused(result);
        expect_refused(result);  // the one that was refused took nothing away
        const ResultLock other(folder.path() / "b.h5");
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    const ResultLock next(result);
}

TEST(ResultLock, IsNotHinderedByAFileThatAKilledProcessLeft) {
    const testing::TemporaryFolder folder;
    const auto result = folder.path() / "a.h5";
    folder.write(lock_path(result).filename().string(), "");
    {
        const ResultLock next(result);
        expect_refused(result);
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(ResultLock, LeavesAFileThatSomebodyWrote) {
    const testing::TemporaryFolder folder;
    const auto result = folder.path() / "a.h5";
    const auto file = folder.write(lock_path(result).filename().string(), "somebody's thesis");
    { const ResultLock lock(result); }
    EXPECT_EQ(fs::file_size(file), 17U);
}

TEST(ResultLock, MakesFoldersAndTakesAwayThoseThatStayEmpty) {
    const testing::TemporaryFolder folder;
    { const ResultLock lock(folder.path() / "results" / "b" / "a.h5"); }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    {
        const ResultLock lock(folder.path() / "results" / "b" / "a.h5");
        folder.write("results/kept", "");
    }
    EXPECT_TRUE(fs::exists(folder.path() / "results" / "kept"));
    EXPECT_FALSE(fs::exists(folder.path() / "results" / "b"));
}

TEST(ResultLock, IsNoErrorWhereNothingCanBeLocked) {
    const testing::TemporaryFolder folder;
    const auto no_folder = folder.write("file", "");
    const ResultLock below_a_file(no_folder / "results" / "a.h5");
    fs::create_symlink("elsewhere", lock_path(folder.path() / "a.h5"));
    { const ResultLock beside_a_link(folder.path() / "a.h5"); }
    EXPECT_TRUE(fs::is_symlink(lock_path(folder.path() / "a.h5")));
    EXPECT_FALSE(fs::exists(folder.path() / "elsewhere"));
}

// The file comes and goes all the time: between open and lock, too.
TEST(ResultLock, IsHeldByOneAtATimeHoweverOftenItChanges) {
    const testing::TemporaryFolder folder;
    const auto result = folder.path() / "results" / "a.h5";
    std::atomic<int> holders = 0;
    std::atomic<int> held = 0;
    std::atomic<int> too_many = 0;
    const auto lock_often = [&] {
        for (int k = 0; k < 5000; ++k) {
            try {
                const ResultLock lock(result);
                if (++holders > 1) ++too_many;
                ++held;
                std::this_thread::sleep_for(std::chrono::microseconds(20));
                --holders;
            } catch (const RunError&) {
                continue;
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int k = 0; k < 4; ++k) threads.emplace_back(lock_often);
    }
    EXPECT_GT(held, 1);
    EXPECT_EQ(too_many, 0);
    EXPECT_FALSE(fs::exists(lock_path(result)));
}

}  // namespace
}  // namespace backlash
