#include "base/stop_request.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>
#include <vector>

namespace backlash {
namespace {

TEST(StopRequest, StaysOnceMade) {
    StopRequest stop;
    EXPECT_FALSE(stop.requested());
    stop.request();
    EXPECT_TRUE(stop.requested());
    stop.request();
    EXPECT_TRUE(stop.requested());
}

TEST(StopRequest, IsSeenByAllThreads) {
    StopRequest stop;
    std::vector<std::thread> workers;
    for (int i = 0; i < 3; ++i) {
        workers.emplace_back([&] {
            while (!stop.requested()) std::this_thread::yield();
        });
    }
    stop.request();
    for (auto& worker : workers) worker.join();
    EXPECT_TRUE(stop.requested());
}

StopRequest from_signal;

TEST(StopRequest, MayBeMadeByASignalHandler) {
    const auto old = std::signal(SIGUSR1, [](int) { from_signal.request(); });
    std::raise(SIGUSR1);
    EXPECT_TRUE(from_signal.requested());
    std::signal(SIGUSR1, old);
}

}  // namespace
}  // namespace backlash
