#include "cli/sweep_progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/sweep_files.hpp"

namespace backlash {

void SweepProgress::finish(std::size_t run, bool is_recorded) {
    source_.finish(run, is_recorded);
    if (!is_recorded) return;
    const std::lock_guard lock(counting_);
    ++ended_;
    const std::size_t tenth = std::max<std::size_t>(1, runs_ / 10);
    if (terminal_ || ended_ % tenth == 0) show();
}

void SweepProgress::show() {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    const double rate = static_cast<double>(ended_) / std::max(seconds, 1e-9);
    const std::string text = fmt::format("{} of {} runs, {:.3g} a minute, {} left", ended_, runs_,
                                         60.0 * rate, span_text(static_cast<double>(runs_ - ended_) / rate));
    if (terminal_) {
        fmt::print(stderr, "\r\033[K  {}", text);
        std::fflush(stderr);
    } else {
        fmt::print(stderr, "  {}\n", text);
    }
}

void SweepProgress::clear() {
    if (terminal_) fmt::print(stderr, "\r\033[K");
}

}  // namespace backlash
