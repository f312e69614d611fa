// Reads a scenario file: strict, with the place of every mistake. The format is described in
// docs/formats/scenario.md.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "scenario/descriptor.hpp"
#include "scenario/document/load_document.hpp"
#include "scenario/reading/complaints.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// The version of the format that is read and written: `backlash: 1`.
inline constexpr int scenario_format_version = 1;

// The scenario in the file and those it extends, changed by `overrides` (`network.accounts=1e6`, in that
// order), with defaults filled in and checked against the kinds of the catalogue. `onset`, when not given, is
// the first event with a severity of at least 0.5, or empty. Throws InputError with all mistakes; never
// anything else because of what is in a file.
Scenario read_scenario(const std::filesystem::path& path, const Catalogue& catalogue,
                       std::span<const std::string> overrides = {});

// A scenario file and those it extends, read once for many scenarios that differ in overrides.
class ScenarioFile {
  public:
    explicit ScenarioFile(std::filesystem::path path);

    // As read_scenario() does. From any thread.
    Scenario read(const Catalogue& catalogue, std::span<const std::string> overrides = {}) const;

  private:
    std::filesystem::path path_;
    Complaints complaints_;  // about the files
    document::LoadedDocument document_;
};

}  // namespace backlash
