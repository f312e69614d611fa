#include "cli/captured_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

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

// A file without a name, in memory: neither its writer nor its reader waits for the other.
class UnnamedFile {
  public:
    explicit UnnamedFile(std::string_view text) : descriptor_(memfd_create("backlash", MFD_CLOEXEC)) {
        while (descriptor_ >= 0 && !text.empty()) {
            const auto count = write(descriptor_, text.data(), text.size());
            if (count <= 0) throw RunError(ExitCode::runtime_error, "cannot fill a temporary file");
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        if (descriptor_ < 0) throw RunError(ExitCode::runtime_error, "cannot make a temporary file");
        rewind();
    }
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;
    ~UnnamedFile() { close(descriptor_); }

    int descriptor() const { return descriptor_; }

    std::string content() const {
        rewind();
        return read_to_end(descriptor_);
    }

  private:
    void rewind() const { lseek(descriptor_, 0, SEEK_SET); }

    int descriptor_;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

CapturedProcess run_and_capture(const std::vector<std::string>& command, std::string_view input) {
    const UnnamedFile given(input);
    const UnnamedFile errors({});
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw RunError(ExitCode::runtime_error, "cannot make a pipe");
    FileActions files;
    files.give(given.descriptor(), STDIN_FILENO);
    files.give(ends[1], STDOUT_FILENO);
    files.give(errors.descriptor(), STDERR_FILENO);
    auto words = command;
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, words.front().c_str(), files.get(), nullptr, pointers(words).data(), environ);
    close(ends[1]);
    CapturedProcess process;
    if (error == 0) process.output = read_to_end(ends[0]);
    close(ends[0]);
    if (error != 0) throw CannotStart("cannot start " + command.front() + ": " + std::strerror(error));
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    process.errors = errors.content();
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
