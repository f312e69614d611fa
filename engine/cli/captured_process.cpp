#include "cli/captured_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "cli/read_to_end.hpp"

namespace backlash {
namespace {

class FileActions {
  public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

    void open_nothing(int descriptor, int how) {
        posix_spawn_file_actions_addopen(&actions_, descriptor, "/dev/null", how, 0);
    }
    void give(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

CapturedProcess run_and_capture(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw RunError(ExitCode::runtime_error, "cannot make a pipe");
    FileActions files;
    files.open_nothing(STDIN_FILENO, O_RDONLY);
    files.give(ends[1], STDOUT_FILENO);
    files.give(ends[1], STDERR_FILENO);
    auto words = command;
    pid_t child = 0;
    const int error =
        posix_spawn(&child, words.front().c_str(), files.get(), nullptr, pointers(words).data(), environ);
    close(ends[1]);
    CapturedProcess process;
    if (error == 0) process.output = read_to_end(ends[0]);
    close(ends[0]);
    if (error != 0)
        throw RunError(ExitCode::runtime_error,
                       "cannot start " + command.front() + ": " + std::strerror(error));
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    process.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return process;
}

bool start_and_forget(const std::vector<std::string>& command) {
    FileActions files;
    files.open_nothing(STDIN_FILENO, O_RDONLY);
    files.open_nothing(STDOUT_FILENO, O_WRONLY);
    files.open_nothing(STDERR_FILENO, O_WRONLY);
    auto words = command;
    pid_t child = 0;
    return posix_spawnp(&child, words.front().c_str(), files.get(), nullptr, pointers(words).data(),
                        environ) == 0;
}

}  // namespace backlash
