// What is no result of ours is refused with a message; what is one reads as it was written.
#include "output/read_result.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.hpp"
#include "output/manifest.hpp"
#include "output/report_data.hpp"
#include "sample_result.hpp"

namespace backlash {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class ReadResult : public testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(folder_);
        write_result({.scenario = scenario_,
                      .resolved_scenario = "backlash: 1\n",
                      .replicates = records_,
                      .provenance = {}},
                     path_, false, *serial_executor());
    }
    void TearDown() override { fs::remove_all(folder_); }

    static std::string refusal(const auto& act) {
        try {
            act();
        } catch (const InputError& error) {
            return error.what();
        }
        return "nothing was refused";
    }

    SampleSize size_;
    Scenario scenario_ = sample_scenario(size_);
    std::vector<ReplicateRecord> records_ = sample_records(size_);
    fs::path folder_ = fs::temp_directory_path() / ("read-result-" + std::to_string(getpid()));
    fs::path path_ = folder_ / "sample.h5";
};

TEST_F(ReadResult, NumbersTextsAndAttributesAreThoseWritten) {
    const ResultFile file(path_, 2);
    const auto price = file.numbers("price", {size_.replicates, size_.steps});
    EXPECT_TRUE(std::isnan(price[0]));
    EXPECT_EQ(price[1], records_[0].series[1].values[1]);
    EXPECT_EQ(file.text_attribute("/", "title"), "小米 2026: a sample");
    EXPECT_EQ(file.integer_attribute("/", "zone_offset_minutes"), 480);
    EXPECT_EQ(file.integer("provenance/seed"), 7U);
    EXPECT_EQ(file.texts("summary/event", {2}).front(), "泄露");
}

TEST_F(ReadResult, RowsComeOneByOne) {
    const ResultFile file(path_, 2);
    std::vector<double> first;
    file.for_each_row("posts_negative", {size_.replicates, size_.steps},
                      [&](std::size_t, std::span<const double> row) { first.push_back(row[0]); });
    EXPECT_EQ(first, (std::vector<double>{0.0, 10.0}));
}

TEST_F(ReadResult, AnotherShapeOrKindIsRefused) {
    const ResultFile file(path_, 2);
    EXPECT_THAT(refusal([&] { file.numbers("price", {1, 2}); }), HasSubstr("expected (1, 2)"));
    EXPECT_THAT(refusal([&] { file.numbers("summary/event", {2}); }), HasSubstr("not of numbers"));
    EXPECT_THAT(refusal([&] { file.texts("time", {size_.steps}); }), HasSubstr("not of texts"));
    EXPECT_THAT(refusal([&] { file.sizes("nothing/here"); }), HasSubstr("no variable"));
    EXPECT_THAT(refusal([&] { file.text_attribute("/", "absent"); }), HasSubstr("no attribute"));
    EXPECT_FALSE(file.has("summary"));
}

TEST_F(ReadResult, TheManifestKnowsACutFile) {
    EXPECT_NO_THROW(check_against_manifest(path_));
    fs::resize_file(path_, fs::file_size(path_) - 1);
    EXPECT_THAT(refusal([&] { check_against_manifest(path_); }), HasSubstr("MANIFEST"));
    EXPECT_THAT(refusal([&] { report_data(path_, 2); }), HasSubstr("sample.h5"));
}

TEST_F(ReadResult, AResultWithoutWhatThePageNeedsIsRefused) {
    EXPECT_THAT(refusal([&] { report_data(path_, 2); }), HasSubstr("posts_neutral"));
}

}  // namespace
}  // namespace backlash
