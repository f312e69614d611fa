#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "output/durable_file.hpp"
#include "output/hdf5_handle.hpp"
#include "output/sample_result.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

using ::testing::HasSubstr;

ExitCode code_of(const RunResult& result, const std::filesystem::path& path, bool overwrite = false) {
    try {
        write_result(result, path, overwrite, *serial_executor());
    } catch (const RunError& error) {
        return error.code();
    }
    return ExitCode::ok;
}

std::vector<double> read_doubles(const std::filesystem::path& path, const char* dataset, std::size_t count) {
    std::vector<double> values(count);
    const Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open");
    const Hdf5Handle data(H5Dopen2(file.id(), dataset, H5P_DEFAULT), H5Dclose, "open");
    const Hdf5Handle space(H5Dget_space(data.id()), H5Sclose, "shape");
    EXPECT_EQ(H5Sget_simple_extent_npoints(space.id()), static_cast<hssize_t>(count));
    check(H5Dread(data.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read");
    return values;
}

TEST(WriteResult, SameValuesGiveTheSameBytes) {
    const testing::TemporaryFolder folder;
    const Sample sample({.replicates = 3, .steps = 2000});
    write_result(sample.result("one"), folder.path() / "a.h5", false, *serial_executor());
    // Other heap contents and another host in between.
    const std::vector<std::string> litter(1000, std::string(333, '\xAB'));
    write_result(Sample({.replicates = 3, .steps = 2000}).result("another"), folder.path() / "b.h5", false,
                 *serial_executor());
    EXPECT_EQ(content_of(folder.path() / "a.h5"), content_of(folder.path() / "b.h5"));
}

TEST(WriteResult, ValuesComeBack) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    const Sample sample;
    write_result(sample.result(), path, false, *serial_executor());

    const auto posts = read_doubles(path, "posts_negative", 2 * 48);
    EXPECT_EQ(posts[0], 0.0);
    EXPECT_EQ(posts[48 + 47], 57.0);
    const auto price = read_doubles(path, "price", 2 * 48);
    EXPECT_TRUE(std::isnan(price[0]));
    EXPECT_EQ(price[1], sample.records[0].series[1].values[1]);
    EXPECT_EQ(read_doubles(path, "network/edges", 2)[1], 12'345'678'901.0);
}

TEST(WriteResult, SummaryLeavesOutWhatIsMissing) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    Sample sample;
    sample.records[1].series[1].values[1] = no_value;
    write_result(sample.result(), path, false, *serial_executor());

    const auto posts = read_doubles(path, "summary/posts_negative", 7 * 48);
    EXPECT_EQ(posts[0], 5.0);          // mean of 0 and 10
    EXPECT_DOUBLE_EQ(posts[48], 0.5);  // 5 %
    EXPECT_EQ(posts[3 * 48], 5.0);     // median
    EXPECT_EQ(posts[6 * 48], 2.0);     // replicates with a value
    const auto price = read_doubles(path, "summary/price", 7 * 48);
    EXPECT_TRUE(std::isnan(price[0]));
    EXPECT_EQ(price[6 * 48], 0.0);
    EXPECT_DOUBLE_EQ(price[1], 40.19);
    EXPECT_EQ(price[6 * 48 + 1], 1.0);
}

TEST(WriteResult, OneReplicateAndNoEventsAreFine) {
    const testing::TemporaryFolder folder;
    const Sample sample({.replicates = 1, .with_events = false});
    EXPECT_EQ(code_of(sample.result(), folder.path() / "a.h5"), ExitCode::ok);
}

TEST(WriteResult, NoReplicatesAreRefused) {
    const testing::TemporaryFolder folder;
    const Sample sample({.replicates = 0});
    EXPECT_EQ(code_of(sample.result(), folder.path() / "a.h5"), ExitCode::runtime_error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(WriteResult, ReplicatesOfDifferentShapeAreRefused) {
    const testing::TemporaryFolder folder;
    Sample sample;
    sample.records[1].series[0].values.pop_back();
    EXPECT_EQ(code_of(sample.result(), folder.path() / "a.h5"), ExitCode::runtime_error);
    Sample other;
    other.records[1].indicators[0].what.name = "something else";
    EXPECT_EQ(code_of(other.result(), folder.path() / "a.h5"), ExitCode::runtime_error);
}

TEST(WriteResult, TwoQuantitiesOfOneNameAreRefused) {
    const testing::TemporaryFolder folder;
    Sample sample;
    for (auto& record : sample.records) record.series[1].what.name = "posts_negative";
    EXPECT_EQ(code_of(sample.result(), folder.path() / "a.h5"), ExitCode::runtime_error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(WriteResult, AnExistingResultIsKeptUnlessItMayBeReplaced) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    write_result(Sample().result(), path, false, *serial_executor());
    const auto before = content_of(path);
    const Sample other({.replicates = 1});
    EXPECT_EQ(code_of(other.result(), path), ExitCode::output_exists);
    EXPECT_EQ(content_of(path), before);
    EXPECT_EQ(code_of(other.result(), path, true), ExitCode::ok);
    EXPECT_NE(content_of(path), before);
}

TEST(WriteResult, ManifestHoldsChecksumAndSizeOfEachWriting) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "new folder" / "a b.h5";
    write_result(Sample().result(), path, false, *serial_executor());
    const auto checksum = checksum_of_file(path);
    EXPECT_EQ(content_of(path.parent_path() / "MANIFEST"),
              fmt::format("{:08x} {} a b.h5\n", checksum.crc32c, checksum.size));
    EXPECT_EQ(checksum.size, std::filesystem::file_size(path));
    write_result(Sample({.replicates = 1}).result(), path, true, *serial_executor());
    EXPECT_THAT(content_of(path.parent_path() / "MANIFEST"),
                HasSubstr(fmt::format("\n{:08x} ", checksum_of_file(path).crc32c)));
    EXPECT_FALSE(std::filesystem::exists(path.string() + ".part"));
}

TEST(WriteResult, WhatVariesStandsBesideTheResult) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    write_result(Sample().result("host-name"), path, false, *serial_executor());
    const auto json = content_of(provenance_path(path));
    EXPECT_EQ(provenance_path(path).filename(), "a.provenance.json");
    EXPECT_THAT(json, HasSubstr(R"("host": "host-name")"));
    EXPECT_THAT(json, HasSubstr(R"("command_line": "backlash run \"小米.yaml\"")"));
    EXPECT_THAT(json, HasSubstr(R"("run_seconds": 1.5)"));
    EXPECT_THAT(content_of(path), Not(HasSubstr("host-name")));
    EXPECT_THAT(content_of(path), Not(HasSubstr("2026-02-01")));
}

TEST(WriteResult, LongTextsSurvive) {
    const testing::TemporaryFolder folder;
    Sample sample;
    for (int line = 0; line < 50'000; ++line) sample.scenario.text += "# 注释\n";
    EXPECT_EQ(code_of(sample.result(), folder.path() / "a.h5"), ExitCode::ok);
}

}  // namespace
}  // namespace backlash
