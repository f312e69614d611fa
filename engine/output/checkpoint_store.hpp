// The finished replicates of a run, and their way into its checkpoint.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/stopwatch.hpp"
#include "output/checkpoint_file.hpp"
#include "simulation/replicate_store.hpp"

namespace backlash {

// How often the checkpoint is written during a run, s.
inline constexpr double checkpoint_interval = 60.0;

class CheckpointStore final : public ReplicateStore {
  public:
    // `found` is in the file already. Every `interval` seconds what is new is written by a thread of its own;
    // when that fails, `complain` is called there with the reason, unless it is the same as before, and it is
    // tried again after the next.
    CheckpointStore(CheckpointFile file, ReplicateRecords found,
                    std::function<void(const std::string&)> complain, double interval = checkpoint_interval);
    bool has(std::uint32_t replicate) const override;
    void keep(std::uint32_t replicate, std::vector<ReplicateRecord> records) override;

    // Before the first, what is new is written if the run has taken longer than the interval: the result that
    // is to be written next may not succeed.
    std::vector<ReplicateRecord> take(std::uint32_t replicate) override;

    // What is new is in the file, and the file on the disk, when this returns. Throws RunError(disk_error).
    void save();

    // The replicates that are in the file, on the disk.
    std::vector<std::uint32_t> saved() const;

  private:
    void save_or_complain();
    void save_now_and_then(const std::stop_token& stop);
    const std::vector<ReplicateRecord>* unsaved(std::size_t k) const;

    std::mutex saving_;
    CheckpointFile file_;
    std::function<void(const std::string&)> complain_;
    std::string last_complaint_;
    double interval_;
    Stopwatch running_;

    mutable std::mutex changing_;
    ReplicateRecords records_;            // none is changed, and none goes before the first take()
    std::vector<std::uint32_t> unsaved_;  // replicates
    std::vector<std::uint32_t> saved_;    // likewise

    std::jthread saver_;  // until the first take()
};

}  // namespace backlash
