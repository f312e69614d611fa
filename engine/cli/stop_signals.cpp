#include "cli/stop_signals.hpp"

#include <array>
#include <csignal>

namespace backlash {
namespace {

constexpr std::array<int, 3> signals = {SIGINT, SIGTERM, SIGUSR1};

// A signal handler takes no argument, so what it sets has to be static.
StopRequest requested;

extern "C" void ask_to_stop(int) {
    requested.request();
}

}  // namespace

StopSignals::StopSignals() {
    for (const int signal : signals) std::signal(signal, ask_to_stop);
}

StopSignals::~StopSignals() {
    for (const int signal : signals) std::signal(signal, SIG_DFL);
}

const StopRequest& StopSignals::stop() {
    return requested;
}

}  // namespace backlash
