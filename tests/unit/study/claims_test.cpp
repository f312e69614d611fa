#include "study/running/claims.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

#include "base/error.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

class ClaimsTest : public ::testing::Test {
  protected:
    testing::TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
    RunId plan_ = RunId{}.derive("plan");
};

// Locks belong to the object, so that two objects stand for two processes.
TEST_F(ClaimsTest, ARunIsGrantedOnce) {
    Claims one(folder_, plan_, 3);
    Claims two(folder_, plan_, 3);
    ASSERT_TRUE(one.has_locks());
    EXPECT_EQ(one.claim(0), Claim::granted);
    EXPECT_EQ(two.claim(0), Claim::taken);
    EXPECT_EQ(two.claim(1), Claim::granted);
    one.release(0, true);
    EXPECT_EQ(two.claim(0), Claim::done);
    two.release(1, false);
    EXPECT_EQ(one.claim(1), Claim::granted);
}

TEST_F(ClaimsTest, WhatAnEndedOwnerBeganIsGrantedWithAWarning) {
    Claims one(folder_, plan_, 3);
    {
        Claims two(folder_, plan_, 3);
        EXPECT_EQ(two.claim(2), Claim::granted);
    }
    EXPECT_EQ(one.claim(2), Claim::granted_again);
}

TEST_F(ClaimsTest, AKilledProcessLosesItsClaims) {
    Claims mine(folder_, plan_, 2);
    const pid_t child = ::fork();
    if (child == 0) {
        Claims theirs(folder_, plan_, 2);
        if (theirs.claim(1) != Claim::granted) std::_Exit(1);
        ::raise(SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(mine.claim(1), Claim::granted_again);
}

TEST_F(ClaimsTest, NobodyBeginsByAnotherPlanMeanwhile) {
    std::optional<Claims> one(std::in_place, folder_, plan_, 3);
    one->claim(0);
    EXPECT_THROW(Claims(folder_, RunId{}.derive("another"), 5), RunError);
    one.reset();
    Claims other(folder_, RunId{}.derive("another"), 5);
    EXPECT_EQ(other.claim(0), Claim::granted);
}

TEST_F(ClaimsTest, MarksOfEarlierProcessesAreForgotten) {
    {
        Claims one(folder_, plan_, 1);
        one.claim(0);
        one.release(0, true);
    }
    Claims again(folder_, plan_, 1);
    EXPECT_EQ(again.claim(0), Claim::granted);
}

}  // namespace
}  // namespace backlash
