// Keeps generated networks in a folder, so that the next run starts at once.
//
// Nothing is stored unless a folder is given. One file a network, found by all that determines it; nothing is
// ever removed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "population/audience.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

class NetworkCache {
  public:
    // `notice` is told what a user should know; it may be called from any thread.
    NetworkCache(std::filesystem::path folder, std::function<void(const std::string&)> notice);

    // The file of the network that the scenario has with these random words.
    std::filesystem::path path_of(const Scenario& scenario, const RandomSource& source) const;

    // The network from its file, or generated and stored. A damaged file is replaced, with a notice. When the
    // folder has no room for it the network is not stored, with a notice. Throws InputError when something
    // else has the name of the file, RunError(disk_error) when writing fails.
    Network network_of(const Scenario& scenario, const RandomSource& source, Executor& executor) const;

  private:
    void store(const std::filesystem::path& path, const Network& network, const std::string& key,
               Executor& executor) const;

    std::filesystem::path folder_;
    std::function<void(const std::string&)> notice_;
};

}  // namespace backlash
