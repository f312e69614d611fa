// A full disk, played by a limit on the size of files in a child process. Nothing may be left that looks
// whole.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "base/error.hpp"
#include "output/durable_file.hpp"
#include "output/sample_result.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

// Does what the program does with an error of the disk: says it and leaves at once.
[[noreturn]] void write_with_limit(const std::filesystem::path& path, rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) std::_Exit(1);
    try {
        write_result(Sample({.replicates = 3, .steps = 2000}).result(), path, true, *serial_executor());
    } catch (const RunError& error) {
        if (std::string(error.what()).find("large") == std::string::npos) std::_Exit(1);  // EFBIG's text
        std::_Exit(static_cast<int>(error.code()));
    }
    std::_Exit(0);
}

int status_with_limit(const std::filesystem::path& path, rlim_t bytes) {
    const pid_t child = ::fork();
    if (child == 0) write_with_limit(path, bytes);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

class DiskErrorTest : public ::testing::TestWithParam<double> {};

TEST_P(DiskErrorTest, LeavesNoResultAndNoLineInTheManifest) {
    const testing::TemporaryFolder folder;
    const auto whole = folder.path() / "whole" / "a.h5";
    ASSERT_EQ(status_with_limit(whole, RLIM_INFINITY), 0);
    const auto size = static_cast<double>(std::filesystem::file_size(whole));

    const auto path = folder.path() / "a.h5";
    EXPECT_EQ(status_with_limit(path, static_cast<rlim_t>(size * GetParam())), 74);
    std::filesystem::remove_all(folder.path() / "whole");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

INSTANTIATE_TEST_SUITE_P(ShareOfTheFileThatFits, DiskErrorTest,
                         ::testing::Values(0.0, 0.01, 0.3, 0.6, 0.9, 0.999));

TEST(DiskError, KeepsTheOlderResult) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    write_result(Sample().result(), path, false, *serial_executor());
    const auto before = checksum_of_file(path);
    const auto manifest = content_of(folder.path() / "MANIFEST");
    EXPECT_EQ(status_with_limit(path, 20'000), 74);
    EXPECT_EQ(checksum_of_file(path).crc32c, before.crc32c);
    EXPECT_EQ(content_of(folder.path() / "MANIFEST"), manifest);
}

TEST(DiskError, AFolderThatCannotBeMadeIsOne) {
    const testing::TemporaryFolder folder;
    write_durably(folder.path() / "file", "not a folder");
    try {
        write_result(Sample().result(), folder.path() / "file" / "a.h5", false, *serial_executor());
        FAIL();
    } catch (const RunError& error) {
        EXPECT_EQ(error.code(), ExitCode::disk_error);
    }
}

}  // namespace
}  // namespace backlash
