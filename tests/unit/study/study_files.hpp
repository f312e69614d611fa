// A base scenario and studies of it as files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "study/read_study.hpp"
#include "temporary_folder.hpp"

namespace backlash::testing {

// The kinds of event that are registered; no measures.
Catalogue event_catalogue();

// Keys that every study needs; what is varied is written behind them.
inline constexpr std::string_view study_head =
    "backlash_study: 1\nbase: base.yaml\nobjectives: [posts_total]\n";

// Reads the text as `study.yaml` beside the base; the case files of lists may be given.
Study read_study_text(std::string_view text, std::string_view csv = {});
// In a folder that stays, so that the cases can be read later on.
Study read_study_text(const TemporaryFolder& folder, std::string_view text, std::string_view csv = {});

// The mistakes of the text and of its cases, without the folder: "study.yaml:3:8: …".
std::vector<std::string> study_mistakes(std::string_view text, std::string_view csv = {});

// The same for the head with the text behind it.
Study read_study_tail(std::string_view tail, std::string_view csv = {});
std::vector<std::string> tail_mistakes(std::string_view tail, std::string_view csv = {});

}  // namespace backlash::testing
