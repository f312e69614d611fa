#include "output/checkpoint_file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "output/block_file.hpp"
#include "output/failing_file.hpp"
#include "output/filled_record.hpp"
#include "output/record_bytes.hpp"
#include "output/sample_result.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

class CheckpointTest : public ::testing::Test {
  protected:
    // Continues what is there, with these replicates.
    void write(std::initializer_list<std::uint32_t> replicates, const std::string& identity = "seed: 1\n") {
        CheckpointFile file(path_, identity);
        for (const std::uint32_t r : replicates) file.append({filled_record(r)});
        file.sync();
    }
    // Some file systems sync a file that is cut back and written again, which takes its time.
    void overwrite(std::string_view bytes) const {
        std::filesystem::remove(path_);
        temporary_.write("run.checkpoint", bytes);
    }
    std::string bytes() const { return content_of(path_); }

    // Those that are whole; fails when one is not what was written.
    std::vector<std::uint32_t> found() const {
        std::vector<std::uint32_t> replicates;
        for (const auto& [r, records] : read_checkpoint(path_).replicates) {
            EXPECT_EQ(bytes_of_records(records), bytes_of_records({filled_record(r)})) << r;
            replicates.push_back(r);
        }
        return replicates;
    }

    testing::TemporaryFolder temporary_;
    const std::filesystem::path path_ = temporary_.path() / "run.checkpoint";
};

using Replicates = std::vector<std::uint32_t>;

TEST_F(CheckpointTest, StandsBesideTheResult) {
    EXPECT_EQ(checkpoint_path("results/a.b/c.h5"), "results/a.b/c.checkpoint");
}

TEST_F(CheckpointTest, WhatWasAppendedIsFoundAgain) {
    write({0, 2});
    const CheckpointContent content = read_checkpoint(path_);
    EXPECT_TRUE(content.is_checkpoint);
    EXPECT_FALSE(content.is_damaged);
    EXPECT_EQ(content.identity, "seed: 1\n");
    EXPECT_EQ(found(), (Replicates{0, 2}));
}

TEST_F(CheckpointTest, GoingOnKeepsWhatWasThere) {
    write({0, 2});
    write({1});
    write({7, 3});
    EXPECT_EQ(found(), (Replicates{0, 1, 2, 3, 7}));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(temporary_.path()), {}), 1);
}

TEST_F(CheckpointTest, OfAnotherRunItIsReplaced) {
    write({0, 2});
    write({1}, "seed: 2\n");
    EXPECT_EQ(read_checkpoint(path_).identity, "seed: 2\n");
    EXPECT_EQ(found(), Replicates{1});
}

TEST_F(CheckpointTest, SomethingElseIsNone) {
    for (const char* text :
         {"", "backlash-checkpoint", "backlash-checkpoint 1\n", "backlash-checkpoint 2\nabc",
          "somebody's thesis, long enough to be something"}) {
        overwrite(text);
        EXPECT_FALSE(read_checkpoint(path_).is_checkpoint) << text;
    }
}

TEST_F(CheckpointTest, CutOffAnywhereItHasWhatIsWhole) {
    write({0, 1, 2});
    const std::string whole = bytes();
    std::filesystem::remove(path_);
    write({0});
    const std::size_t first_end = bytes().size();
    write({1});
    const std::size_t second_end = bytes().size();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        overwrite(whole.substr(0, length));
        const CheckpointContent content = read_checkpoint(path_);
        const std::size_t expected = (length >= first_end ? 1 : 0) + (length >= second_end ? 1 : 0);
        ASSERT_EQ(content.replicates.size(), expected) << length;
        ASSERT_FALSE(content.is_damaged) << length;
    }
}

TEST_F(CheckpointTest, AChangedByteMakesNothingUp) {
    write({0, 1, 2});
    const std::string whole = bytes();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        overwrite(changed);
        const CheckpointContent content = read_checkpoint(path_);
        ASSERT_TRUE(content.is_damaged || !content.is_checkpoint) << at;
        ASSERT_LE(found().size(), 2U);
    }
}

TEST_F(CheckpointTest, ADamagedBlockDoesNotTakeTheOthersAway) {
    write({0});
    const std::size_t second = bytes().size();
    write({1, 2});
    std::string changed = bytes();
    changed[second + 100] = static_cast<char>(changed[second + 100] ^ 4);
    overwrite(changed);
    EXPECT_TRUE(read_checkpoint(path_).is_damaged);
    EXPECT_EQ(found(), (Replicates{0, 2}));
    write({1});
    EXPECT_FALSE(read_checkpoint(path_).is_damaged);
    EXPECT_EQ(found(), (Replicates{0, 1, 2}));
}

TEST_F(CheckpointTest, ABlockOfSomethingElseIsDamage) {
    write({0});
    std::string changed = bytes();
    overwrite(changed + block_of("not records") + block_of(bytes_of_records({})));
    EXPECT_TRUE(read_checkpoint(path_).is_damaged);
    EXPECT_EQ(found(), Replicates{0});
}

TEST_F(CheckpointTest, AfterATornEndItGoesOn) {
    write({0, 1});
    overwrite(bytes().substr(0, bytes().size() - 5));
    write({2});
    EXPECT_FALSE(read_checkpoint(path_).is_damaged);
    EXPECT_EQ(found(), (Replicates{0, 2}));
}

// The disk fails at the n-th operation: whatever was kept or synced is there, and nothing else lies about.
TEST_F(CheckpointTest, AFailureOfTheDiskTakesNothingAway) {
    for (int fails_at = 1; fails_at < 12; ++fails_at) {
        std::filesystem::remove(path_);
        write({0, 1});
        std::size_t synced = 2;
        int left = fails_at;
        CheckpointFile file(path_, "seed: 1\n", failing_after(left));
        for (const std::uint32_t r : {2U, 3U}) {
            try {
                file.append({filled_record(r)});
                file.sync();
                synced = r + 1;
            } catch (const RunError& error) {
                EXPECT_EQ(error.code(), ExitCode::disk_error);
                break;
            }
        }
        EXPECT_EQ(synced == 4, fails_at > 9) << fails_at;
        ASSERT_GE(found().size(), synced) << fails_at;
        EXPECT_FALSE(std::filesystem::exists(path_.string() + ".part")) << fails_at;

        left = 1000;  // the disk has room again
        for (const std::uint32_t r : {2U, 3U}) file.append({filled_record(r)});
        file.sync();
        EXPECT_EQ(found(), (Replicates{0, 1, 2, 3})) << fails_at;
        EXPECT_FALSE(read_checkpoint(path_).is_damaged) << fails_at;
    }
}

TEST_F(CheckpointTest, APartOfAKilledProcessIsInNobodysWay) {
    temporary_.write("run.checkpoint.part", "backlash-check");
    write({0});
    EXPECT_EQ(found(), Replicates{0});
    EXPECT_FALSE(std::filesystem::exists(path_.string() + ".part"));
}

}  // namespace
}  // namespace backlash
