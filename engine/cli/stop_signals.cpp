#include "cli/stop_signals.hpp"

#include <sys/time.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>

namespace backlash {
namespace {

constexpr std::array<int, 4> signals = {SIGINT, SIGTERM, SIGUSR1, SIGALRM};

// A signal handler takes no argument, so what it sets has to be static.
StopRequest requested;

extern "C" void ask_to_stop(int) {
    requested.request();
}

// SIGALRM after so many seconds; 0: never.
void set_alarm(double seconds) {
    constexpr double longest = 1e9;
    double whole = 0.0;
    const double part = std::modf(std::min(seconds, longest), &whole);
    itimerval timer{};
    timer.it_value.tv_sec = static_cast<time_t>(whole);
    timer.it_value.tv_usec = static_cast<suseconds_t>(std::ceil(part * 999'999.0));
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

StopSignals::StopSignals(double max_seconds) {
    for (const int signal : signals) std::signal(signal, ask_to_stop);
    set_alarm(max_seconds);
}

StopSignals::~StopSignals() {
    set_alarm(0.0);
    for (const int signal : signals) std::signal(signal, SIG_DFL);
}

const StopRequest& StopSignals::stop() {
    return requested;
}

}  // namespace backlash
