#include "base/error.hpp"

#include <gtest/gtest.h>

namespace backlash {
namespace {

Complaint bad(const SourcePosition& where, const std::string& expected, const std::string& suggestion) {
    Complaint complaint;
    complaint.where = where;
    complaint.what = "bad";
    complaint.expected = expected;
    complaint.suggestion = suggestion;
    return complaint;
}

TEST(Complaint, SaysWhereWhatAndWhatElse) {
    EXPECT_EQ(bad({"a.yaml", 12, 5}, "a key of 'network'", "accounts").text(),
              "a.yaml:12:5: bad; expected a key of 'network'; did you mean 'accounts'?");
}

TEST(Complaint, LeavesOutWhatIsUnknown) {
    EXPECT_EQ(bad({}, "", "").text(), "bad");
    EXPECT_EQ(bad({"a.yaml", 0, 0}, "", "").text(), "a.yaml: bad");
    EXPECT_EQ(bad({"a.yaml", 1, 2}, "a number", "").text(), "a.yaml:1:2: bad; expected a number");
    EXPECT_EQ(bad({}, "", "good").text(), "bad; did you mean 'good'?");
}

TEST(InputError, CarriesAllComplaintsInOrder) {
    const InputError error({bad({"a.yaml", 1, 1}, "", ""), bad({"a.yaml", 2, 1}, "a number", "")});
    EXPECT_STREQ(error.what(), "a.yaml:1:1: bad\na.yaml:2:1: bad; expected a number");
    ASSERT_EQ(error.complaints().size(), 2U);
    EXPECT_EQ(error.complaints()[1].expected, "a number");
    EXPECT_EQ(error.complaints()[1].where, (SourcePosition{"a.yaml", 2, 1}));
}

TEST(InputError, MadeFromATextIsOneComplaint) {
    const InputError error("no such preset");
    EXPECT_STREQ(error.what(), "no such preset");
    ASSERT_EQ(error.complaints().size(), 1U);
    EXPECT_EQ(error.complaints()[0].text(), "no such preset");
}

TEST(RunError, CarriesItsExitCode) {
    const RunError error(ExitCode::disk_error, "disk full");
    EXPECT_EQ(error.code(), ExitCode::disk_error);
    EXPECT_STREQ(error.what(), "disk full");
}

// Batch scripts test for these numbers.
TEST(ExitCode, NumbersAreTheDocumentedOnes) {
    EXPECT_EQ(static_cast<int>(ExitCode::ok), 0);
    EXPECT_EQ(static_cast<int>(ExitCode::runtime_error), 1);
    EXPECT_EQ(static_cast<int>(ExitCode::invalid_input), 2);
    EXPECT_EQ(static_cast<int>(ExitCode::some_cases_failed), 3);
    EXPECT_EQ(static_cast<int>(ExitCode::output_exists), 4);
    EXPECT_EQ(static_cast<int>(ExitCode::out_of_memory), 71);
    EXPECT_EQ(static_cast<int>(ExitCode::disk_error), 74);
    EXPECT_EQ(static_cast<int>(ExitCode::stopped_early), 75);
}

}  // namespace
}  // namespace backlash
