#include "output/checkpoint_store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "output/failing_file.hpp"
#include "output/filled_record.hpp"
#include "output/record_bytes.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

constexpr double never = 1e6;  // s

class CheckpointStoreTest : public ::testing::Test {
  protected:
    CheckpointFile file(AppendFileMaker make = create_append_file) const {
        return {path_, "seed: 1\n", std::move(make)};
    }
    ReplicateRecords in_file() const {
        return std::filesystem::exists(path_) ? read_checkpoint(path_).replicates : ReplicateRecords{};
    }
    // Waits, but not for ever.
    template <class Condition>
    static bool comes_true(const Condition& condition) {
        const Stopwatch waiting;
        while (waiting.seconds() < 20.0) {
            if (condition()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return false;
    }
    static void ignore(const std::string&) {}

    testing::TemporaryFolder temporary_;
    const std::filesystem::path path_ = temporary_.path() / "folder" / "run.checkpoint";
};

using Replicates = std::vector<std::uint32_t>;

TEST_F(CheckpointStoreTest, ARunShorterThanTheIntervalWritesNothing) {
    CheckpointStore store(file(), {}, ignore, never);
    store.keep(0, {filled_record(0)});
    EXPECT_TRUE(store.has(0));
    EXPECT_FALSE(store.has(1));
    EXPECT_EQ(bytes_of_records(store.take(0)), bytes_of_records({filled_record(0)}));
    EXPECT_FALSE(store.has(0));
    EXPECT_TRUE(std::filesystem::is_empty(temporary_.path()));
}

TEST_F(CheckpointStoreTest, SavesWhatIsNew) {
    CheckpointStore store(file(), {}, ignore, never);
    store.save();
    EXPECT_TRUE(in_file().empty()) << "there is nothing yet";
    store.keep(2, {filled_record(2)});
    store.keep(0, {filled_record(0)});
    store.save();
    EXPECT_EQ(store.saved(), (Replicates{2, 0}));
    EXPECT_EQ(in_file().size(), 2U);
    const auto size = std::filesystem::file_size(path_);
    store.save();
    EXPECT_EQ(std::filesystem::file_size(path_), size);
    store.keep(1, {filled_record(1)});
    store.save();
    EXPECT_EQ(in_file().size(), 3U);
}

TEST_F(CheckpointStoreTest, GoesOnFromWhatWasFound) {
    {
        CheckpointStore store(file(), {}, ignore, never);
        store.keep(1, {filled_record(1)});
        store.save();
    }
    CheckpointStore store(file(), in_file(), ignore, never);
    EXPECT_EQ(store.saved(), Replicates{1});
    EXPECT_TRUE(store.has(1));
    store.keep(0, {filled_record(0)});
    store.save();
    EXPECT_EQ(in_file().size(), 2U);
    EXPECT_EQ(bytes_of_records(store.take(1)), bytes_of_records({filled_record(1)}));
}

TEST_F(CheckpointStoreTest, SavesByItselfNowAndThen) {
    CheckpointStore store(file(), {}, ignore, 0.01);
    for (std::uint32_t r = 0; r < 3; ++r) {
        store.keep(r, {filled_record(r)});
        EXPECT_TRUE(comes_true([&] { return store.saved().size() == r + 1; }));
    }
    EXPECT_EQ(in_file().size(), 3U);
}

TEST_F(CheckpointStoreTest, BeforeTheResultIsWrittenALongRunIsSaved) {
    // By whoever takes them, not by chance because it is time to.
    const auto here = std::this_thread::get_id();
    const auto make = [&](const std::filesystem::path& path) -> std::unique_ptr<AppendFile> {
        if (std::this_thread::get_id() != here) throw RunError(ExitCode::disk_error, "not now");
        return create_append_file(path);
    };
    CheckpointStore store(file(make), {}, ignore, 1e-9);
    store.keep(0, {filled_record(0)});
    store.keep(1, {filled_record(1)});
    store.take(0);
    EXPECT_EQ(in_file().size(), 2U);
}

TEST_F(CheckpointStoreTest, AFullDiskIsSaidOnceAndTriedAgain) {
    std::atomic<int> complaints = 0;
    const auto complain = [&](const std::string& reason) {
        EXPECT_EQ(reason, "the disk is full");
        ++complaints;
    };
    std::atomic<bool> is_full = true;
    std::atomic<int> tries = 0;
    const auto make = [&](const std::filesystem::path& path) -> std::unique_ptr<AppendFile> {
        ++tries;
        if (is_full) throw RunError(ExitCode::disk_error, "the disk is full");
        return create_append_file(path);
    };
    CheckpointStore store(file(make), {}, complain, 0.001);
    store.keep(0, {filled_record(0)});
    EXPECT_TRUE(comes_true([&] { return tries > 3; }));
    EXPECT_EQ(complaints, 1);
    EXPECT_TRUE(store.saved().empty());
    is_full = false;
    EXPECT_TRUE(comes_true([&] { return !store.saved().empty(); }));
    EXPECT_EQ(in_file().size(), 1U);
}

TEST_F(CheckpointStoreTest, WhatCouldNotBeSavedIsNotCounted) {
    int left = 6;  // the second block's
    CheckpointStore store(file(failing_after(left)), {}, ignore, never);
    store.keep(0, {filled_record(0)});
    store.save();
    store.keep(1, {filled_record(1)});
    EXPECT_THROW(store.save(), RunError);
    EXPECT_EQ(store.saved(), Replicates{0});
    left = 1000;
    store.save();
    EXPECT_EQ(store.saved(), (Replicates{0, 1}));
    EXPECT_EQ(in_file().size(), 2U);
}

TEST_F(CheckpointStoreTest, ThreadsMayKeepAtOnceWhileItSaves) {
    constexpr std::uint32_t each = 50;
    CheckpointStore store(file(), {}, ignore, 0.001);
    std::vector<std::jthread> workers;
    for (std::uint32_t w = 0; w < 3; ++w) {
        workers.emplace_back([&, w] {
            for (std::uint32_t r = w * each; r < (w + 1) * each; ++r) store.keep(r, {filled_record(r)});
        });
    }
    workers.clear();
    store.save();
    EXPECT_EQ(in_file().size(), 3 * each);
}

}  // namespace
}  // namespace backlash
