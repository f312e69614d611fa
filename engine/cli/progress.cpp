#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace backlash {
namespace {

constexpr std::uint64_t tenths = 10;
constexpr int bar_width = 30;

}  // namespace

Progress::Progress(std::uint64_t steps, double accounts, bool terminal, std::uint64_t done)
    : steps_(std::max<std::uint64_t>(1, steps)),
      done_before_(done),
      accounts_(accounts),
      terminal_(terminal),
      done_(done) {}

Progress::~Progress() {
    if (terminal_) fmt::print(stderr, "\r\033[K");
}

void Progress::step_done() {
    const std::uint64_t done = done_.fetch_add(1, std::memory_order_relaxed) + 1;
    if (!terminal_ && done % std::max<std::uint64_t>(1, steps_ / tenths) != 0) return;
    const std::unique_lock lock(showing_, std::try_to_lock);
    if (!lock.owns_lock()) return;
    const auto now = std::chrono::steady_clock::now();
    if (terminal_ && now - last_shown_ < std::chrono::milliseconds(100)) return;
    last_shown_ = now;
    show(done);
}

void Progress::show(std::uint64_t done) {
    const double seconds = std::chrono::duration<double>(last_shown_ - started_).count();
    const double share = static_cast<double>(done) / static_cast<double>(steps_);
    const double steps_a_second = static_cast<double>(done - done_before_) / std::max(seconds, 1e-9);
    const double left = static_cast<double>(steps_ - done) / steps_a_second;
    const std::string text = fmt::format("{:3.0f} %  {:.2f} G account-steps/s  {:.0f} s left", 100.0 * share,
                                         steps_a_second * accounts_ / 1e9, left);
    if (terminal_) {
        const auto filled = static_cast<std::size_t>(share * bar_width);
        fmt::print(stderr, "\r\033[K[{}{}] {}", std::string(filled, '#'),
                   std::string(bar_width - filled, '.'), text);
        std::fflush(stderr);
    } else {
        fmt::print(stderr, "{}\n", text);
    }
}

}  // namespace backlash
