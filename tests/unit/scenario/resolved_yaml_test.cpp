// A resolved scenario reads back as the same scenario.
#include "scenario/resolved_yaml.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "scenario/example_catalogue.hpp"
#include "scenario/example_scenario.hpp"
#include "scenario/fields/fields.hpp"
#include "scenario/listing/field_lister.hpp"

namespace backlash {
namespace {

using testing::example_catalogue;
using testing::example_scenario;
using testing::read_text;

// Without what says where it was read from.
Scenario without_places(Scenario scenario) {
    scenario.file.clear();
    scenario.text.clear();
    for (auto& event : scenario.events) event.where = {};
    for (auto& target : scenario.targets) target.where = {};
    return scenario;
}

bool comes_back(const Scenario& scenario) {
    const Scenario again = read_text(resolved_yaml(scenario, example_catalogue()));
    return without_places(again) == without_places(scenario);
}

TEST(ResolvedYaml, GivesTheExampleBack) {
    EXPECT_TRUE(comes_back(read_text(example_scenario)));
    EXPECT_TRUE(comes_back(read_text("backlash: 1\nstart: 2026-01-04T00:00-03:30\n")));
}

TEST(ResolvedYaml, SaysEveryKey) {
    const auto text = resolved_yaml(read_text(example_scenario), example_catalogue());
    EXPECT_NE(text.find("  novelty_time: 5 h\n"), std::string::npos);
    EXPECT_NE(text.find("    at: 2026-01-05T21:35\n"), std::string::npos);
    EXPECT_NE(text.find("    penalty:\n      junior: 1\n"), std::string::npos);
    EXPECT_NE(text.find("    by: {type: core, rank: 5}\n"), std::string::npos);
    EXPECT_NE(text.find("start: 2026-01-04T00:00+08:00\n"), std::string::npos);
}

// Fields whose values are bound to those of others.
bool is_free(const std::string& path) {
    for (const char* bound :
         {"duration", "step", "_share", "media_followers", "media_threshold", "cadence", "daily_volume"}) {
        if (path.find(bound) != std::string::npos) return false;
    }
    return true;
}

// Some value in the range, small ones and odd fractions alike.
double some_value(const Range& range) {
    const double part = *rc::gen::inRange(1, 1'000'000) * 1e-6;
    if (std::isinf(range.maximum)) return range.minimum + part * *rc::gen::element(1e-3, 1.0, 12.34, 1e6);
    return range.minimum + part * (range.maximum - range.minimum);
}

// An override for each number of the sections, in the unit it is kept in.
std::vector<std::string> random_overrides() {
    Scenario defaults;
    FieldLister lister;
    visit_sections(defaults, lister);
    std::vector<std::string> overrides;
    for (const auto& listed : lister.fields()) {
        if (!is_free(listed.path) || std::isinf(listed.field.range.minimum)) continue;
        const double value = some_value(listed.field.range);
        if (listed.notation == Notation::number) {
            const char* unit = listed.field.quantity == Quantity::duration ? " h" : "";
            overrides.push_back(fmt::format("{}={}{}", listed.path, value, unit));
        } else if (listed.notation == Notation::integer) {
            overrides.push_back(fmt::format("{}={}", listed.path, std::ceil(value)));
        }
    }
    return overrides;
}

RC_GTEST_PROP(ResolvedYaml, ReadsBackWithAnyNumbers, ()) {
    auto overrides = random_overrides();
    overrides.push_back(fmt::format("seed={}", *rc::gen::arbitrary<std::uint64_t>()));
    overrides.push_back(fmt::format("start=2026-01-0{}T{:02}:{:02}+08:00", *rc::gen::inRange(2, 4),
                                    *rc::gen::inRange(0, 24), *rc::gen::inRange(0, 60)));
    overrides.push_back(fmt::format("events.apology.at=onset + {} s", *rc::gen::inRange(9400, 100'000)));
    overrides.push_back(fmt::format("events.penalty.at=apology + {} h", *rc::gen::inRange(0, 2000) * 0.0123));
    RC_ASSERT(comes_back(read_text(example_scenario, overrides)));
}

TEST(ResolvedYaml, ReadsBackWithEventsThatWait) {
    const std::string text =
        testing::example_with("at: onset + 9h05m", "when: core.outrage < 35 % for 1h + 20 min");
    for (const char* delay : {"apology", "apology + 25h", "apology - 1h05m"}) {
        EXPECT_TRUE(comes_back(read_text(text, {fmt::format("events.penalty.at={}", delay)})));
    }
}

RC_GTEST_PROP(ResolvedYaml, ReadsBackWithAnyText, (const std::string& bytes)) {
    Scenario scenario = read_text(example_scenario);
    for (const char c : bytes) scenario.title += static_cast<char>(c & 0x7F);  // all of ASCII, controls too
    scenario.title += "\"\\\n: #危机";
    RC_ASSERT(comes_back(scenario));
}

}  // namespace
}  // namespace backlash
