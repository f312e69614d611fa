// Where the finished replicates of a run are until the last one is.
//
// One that outlives the run has what was finished when the run is stopped, and one that has some already
// spares the run from doing them again. What it does with them is its own matter.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "simulation/record.hpp"

namespace backlash {

class ReplicateStore {
  public:
    virtual ~ReplicateStore() = default;

    virtual bool has(std::uint32_t replicate) const = 0;

    // The records of a replicate, one a scenario. From any thread.
    virtual void keep(std::uint32_t replicate, std::vector<ReplicateRecord> records) = 0;

    // The records of a replicate that it has, which it then has no more. After the last keep().
    virtual std::vector<ReplicateRecord> take(std::uint32_t replicate) = 0;
};

// In memory, and nowhere else.
class MemoryStore final : public ReplicateStore {
  public:
    bool has(std::uint32_t replicate) const override { return records_.contains(replicate); }
    void keep(std::uint32_t replicate, std::vector<ReplicateRecord> records) override {
        const std::lock_guard lock(changing_);
        records_[replicate] = std::move(records);
    }
    std::vector<ReplicateRecord> take(std::uint32_t replicate) override {
        return std::move(records_.extract(replicate).mapped());
    }

  private:
    std::mutex changing_;
    std::map<std::uint32_t, std::vector<ReplicateRecord>> records_;
};

}  // namespace backlash
