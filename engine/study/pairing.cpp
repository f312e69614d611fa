#include "study/pairing.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "population/audience.hpp"

namespace backlash {
namespace {

class Disagreements {
  public:
    Disagreements(const Scenario& base, const Scenario& variant) : base_(base), variant_(variant) {}

    template <class Value>
    void require_equal(const char* key, const char* unit, const Value& base, const Value& variant) {
        if (base == variant) return;
        add(fmt::format("{} is {}{} and {}{}", key, variant, unit, base, unit),
            fmt::format("one value for all, for instance by --set {}={}{}", key, base, unit));
    }

    void add(const std::string& what, const std::string& expected) {
        complaints_.push_back(
            {{variant_.file}, fmt::format("cannot be paired with {}: {}", base_.file, what), expected, ""});
    }

    const std::vector<Complaint>& all() const { return complaints_; }

  private:
    const Scenario& base_;
    const Scenario& variant_;
    std::vector<Complaint> complaints_;
};

void compare_crises(Disagreements& found, const Scenario& base, const Scenario& variant) {
    found.require_equal("duration", " h", base.duration, variant.duration);
    found.require_equal("step", " min", base.step * 60.0, variant.step * 60.0);
    found.require_equal("recording.cadence", " h", base.recording.cadence, variant.recording.cadence);
    found.require_equal("market.currency", "", base.market.currency, variant.market.currency);
    if (base.start_unix != variant.start_unix || base.zone_offset_minutes != variant.zone_offset_minutes) {
        found.add("they start at different times", "one start for all, for instance by --set start=…");
    }
}

void compare_published(Disagreements& found, const Scenario& base, const Scenario& variant) {
    for (const std::string key : {"steps", "state_every"}) {
        found.require_equal(("parameters." + key).c_str(), "", base.classic.parameters.at(key),
                            variant.classic.parameters.at(key));
    }
}

bool same_generator(const ClassicValues& a, const ClassicValues& b) {
    return a.generator == b.generator && a.generator_parameters == b.generator_parameters &&
           a.generator_choices == b.generator_choices;
}

std::vector<Complaint> disagreements(const Scenario& base, const Scenario& variant) {
    Disagreements found(base, variant);
    if (base.model != variant.model) {
        found.add(fmt::format("it is about the model '{}' and not '{}'", variant.model, base.model),
                  "scenarios about one model");
        return found.all();
    }
    found.require_equal("seed", "", base.seed, variant.seed);
    found.require_equal("replicates", "", base.replicates, variant.replicates);
    (base.is_crisis() ? compare_crises : compare_published)(found, base, variant);
    if (base.network.accounts != variant.network.accounts) {
        found.require_equal("network.accounts", "", base.network.accounts, variant.network.accounts);
    } else if (!same_network(base, variant) || !same_generator(base.classic, variant.classic)) {
        found.add("their networks differ", base.is_crisis()
                                               ? "equal sections network and actors and equal shares of "
                                                 "account types in population"
                                               : "equal sections network");
    }
    return found.all();
}

}  // namespace

void require_pairs(std::span<const Scenario> scenarios) {
    std::vector<Complaint> complaints;
    std::set<std::string> names;
    for (const Scenario& scenario : scenarios) {
        if (!names.insert(scenario.name).second) {
            complaints.push_back({{scenario.file},
                                  fmt::format("two scenarios are called '{}'", scenario.name),
                                  "different file names, or different names by the key name",
                                  ""});
        }
        const auto found = disagreements(scenarios.front(), scenario);
        complaints.insert(complaints.end(), found.begin(), found.end());
    }
    if (!complaints.empty()) throw InputError(complaints);
}

}  // namespace backlash
