// The checkpoint of a run or a comparison: what it has, when it is written, when it goes, what is said of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "output/checkpoint_store.hpp"
#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"
#include "simulation/run_scenario.hpp"

namespace backlash {

class RunCheckpoint {
  public:
    // Reads what there is beside the result. Throws RunError: output_exists when that is of something else
    // and must not be replaced, disk_error when it cannot be read; InputError as run_identity() does.
    RunCheckpoint(const std::filesystem::path& result, std::span<const Scenario> scenarios,
                  const Catalogue& catalogue, bool replace);

    // On standard error: how many replicates are there already, if any.
    void tell() const;

    // Replicates that need not be run.
    std::uint32_t found() const { return found_; }
    ReplicateStore& store() { return *store_; }

    // What `simulate` gives. When it throws, what is finished is kept first; when it was stopped, what is
    // thrown says how many replicates that are, and that `again` goes on from them.
    std::vector<ScenarioRun> run(const std::function<std::vector<ScenarioRun>()>& simulate,
                                 const std::string& again);

    // The result is written: the checkpoint goes, unless it has replicates that the result has not.
    void finish() const;

  private:
    ReplicateRecords read(std::span<const Scenario> scenarios, const std::string& identity,
                          bool replace) const;
    std::uint32_t of_this_run(std::span<const std::uint32_t> replicates) const;
    std::string stopped_text(const std::string& again) const;
    void keep_finished();

    std::filesystem::path path_;
    std::uint32_t replicates_;
    std::unique_ptr<CheckpointStore> store_;
    std::uint32_t found_ = 0;
};

}  // namespace backlash
