// Tells on standard error how far a sweep is: a moving line on a terminal, a line for every tenth elsewhere.
#pragma once

#include <chrono>
#include <mutex>

#include "study/running/run_source.hpp"

namespace backlash {

// Passes runs on from a source, and counts them when they end.
class SweepProgress final : public RunSource {
  public:
    SweepProgress(RunSource& source, std::size_t runs, bool terminal)
        : source_(source), runs_(runs), terminal_(terminal) {}

    std::optional<std::size_t> next(std::size_t worker) override { return source_.next(worker); }
    void finish(std::size_t run, bool is_recorded) override;

    // Takes the moving line away.
    void clear();

  private:
    void show();

    RunSource& source_;
    std::size_t runs_;
    bool terminal_;
    std::mutex counting_;
    std::size_t ended_ = 0;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace backlash
