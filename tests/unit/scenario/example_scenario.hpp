// A scenario that uses every part of the format, and ways to read a text as a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/read_scenario.hpp"
#include "temporary_folder.hpp"

namespace backlash::testing {

inline constexpr std::string_view example_scenario = R"(backlash: 1
title: "A crisis: 危机"
start: 2026-01-04T00:00+08:00
duration: 6 days
step: 5 min
seed: 1
replicates: 8
onset: screenshot
network: {accounts: 2e5, homophily: 70 %}
population:
  attribution: {junior: .15, manager: .25, executive: .40, ceo: .20}
  core_loyalty: [8, 2]
attention: {novelty_time: 5 h, rhythm: [1, 1, 1, 1, 1, 2, .5]}
actors:
  founder: {type: brand, followers: {core: .95, fan: .70, public: .08}}
  spokesperson: {type: brand, followers: [40 %, 12 %, .004]}
  corporate: {type: brand, followers: {core: .8, fan: .5, public: .05}}
  ally: {type: kol_ally, followers: {core: .45, fan: .2, public: .01}}
  hostile: {type: kol_hostile}
events:
  rumour: {kind: revelation, at: 2026-01-04T20:00, by: {type: kol_neutral}, severity: .2, salience: .3}
  screenshot: {kind: revelation, at: 2026-01-05T12:30, by: {type: core, rank: 5}, severity: .5, salience: .75, source: assumption}
  apology: {kind: apology, at: onset + 9h05m, by: spokesperson, completeness: .55, deflection: .4, source: source}
  defection: {kind: defection, at: screenshot + 1.5h, by: ally, severity: .4, salience: .7, guard: .15}
  penalty: {kind: penalty, at: apology + 24h, by: corporate, completeness: .6, penalty: {junior: 1, manager: .5, executive: .5}}
  mockery: {kind: provocation, at: apology - 2h35m, by: hostile, severity: .25}
  buyback: {kind: buyback, at: 2026-01-05T14:30, until: 2026-01-05T16:00, amount: 149 MHKD}
market:
  holidays: [2026-01-01]
  initial_price: 40.2 HKD
  daily_volume: 6.5 BHKD
  factor: mixed
  factor_paths:
    mixed: [[2026-01-05T09:30, 0], [2026-01-05T12:00, -1.2 %], [2026-01-05T16:00, -0.011]]
    article: [[2026-01-05T09:30, 0]]
targets:
  O1: {what: peak, measure: peak_volume_time, between: [2026-01-05T21:00, 2026-01-05T23:00], source: source}
  O2: {what: "negative share, 5 January", measure: negative_share, day: 2026-01-05, between: [.526, 68.6 %]}
  O3: {measure: volume_ratio, day: 2026-01-06, to: 2026-01-05, at_least: 0.8}
  O4: {measure: rebound, event: penalty, window: 3 h, group: all, at_least: 1.5}
  O6: {measure: session_low, day: 2026-01-05, after: "13:00", at_least: -2.83 %, at_most: -2.03 %}
)";

// Reads the text as a file `case.yaml`.
Scenario read_text(std::string_view text, const std::vector<std::string>& overrides = {});

// The mistakes of the text, without the folder of the file: "case.yaml:3:8: …"; empty when it can be read.
std::vector<std::string> mistakes(std::string_view text, const std::vector<std::string>& overrides = {});

// The example with one piece of it replaced.
std::string example_with(std::string_view piece, std::string_view replacement);

}  // namespace backlash::testing
