// Tells on standard error how far a run is: a moving line on a terminal, a line for every tenth elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace backlash {

class Progress {
  public:
    // `steps` of all replicates together, of which `done` were done before; each handles `accounts`.
    Progress(std::uint64_t steps, double accounts, bool terminal, std::uint64_t done = 0);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // One step of one replicate is done. From any thread.
    void step_done();

  private:
    void show(std::uint64_t done);

    std::uint64_t steps_;
    std::uint64_t done_before_;
    double accounts_;
    bool terminal_;
    std::atomic<std::uint64_t> done_;
    std::mutex showing_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_shown_ = started_;
};

}  // namespace backlash
