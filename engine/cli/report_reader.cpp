#include "cli/report_reader.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/executor.hpp"
#include "cli/read_to_end.hpp"
#include "cli/report_scenario.hpp"
#include "output/report_data.hpp"

namespace backlash {

namespace {

constexpr char is_data = 'D';
constexpr char is_refusal = 'R';
constexpr rlim_t most_seconds = 60;  // of computing

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto count = ::write(descriptor, text.data(), text.size());
        if (count <= 0) _exit(EXIT_FAILURE);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string answer(const std::filesystem::path& result) {
    try {
        return is_data + report_text(report_data(result, available_processors()));
    } catch (const InputError& error) {
        return is_refusal + std::string(error.what());
    } catch (const std::exception& error) {
        return is_refusal + result.string() + " cannot be read: " + error.what();
    }
}

[[noreturn]] void read_and_exit(const std::filesystem::path& result, int descriptor) {
    const rlimit seconds = {most_seconds, most_seconds};
    const rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &no_core);
    // A damaged heap may make the C library complain; what counts is said by the parent.
    const int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (silence >= 0) dup2(silence, STDERR_FILENO);
    write_all(descriptor, answer(result));
    _exit(EXIT_SUCCESS);  // leaves out HDF5's exit handler, which may crash on damaged files, too
}

}  // namespace

std::string read_report_text(const std::filesystem::path& result) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw RunError(ExitCode::runtime_error, "cannot make a pipe");
    const pid_t child = fork();
    if (child < 0) throw RunError(ExitCode::runtime_error, "cannot start a process");
    if (child == 0) read_and_exit(result, ends[1]);
    close(ends[1]);
    std::string text = read_to_end(ends[0]);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS || text.empty())
        throw InputError(result.string() + " is damaged: the HDF5 library cannot read it");
    if (text.front() == is_refusal) throw InputError(text.substr(1));
    return text.erase(0, 1);
}

}  // namespace backlash
