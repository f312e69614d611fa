#include "scenario/reading/check_consistency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest_name.hpp"
#include "scenario/notation/duration.hpp"
#include "scenario/notation/excerpt.hpp"
#include "scenario/notation/money.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

class Checker {
  public:
    Checker(const Scenario& scenario, const document::Node& root, Complaints& complaints)
        : scenario_(scenario), root_(root), complaints_(complaints) {}

    void check_name() {
        const auto& name = scenario_.name;
        const bool has_control =
            std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; });
        if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos ||
            has_control) {
            complain("name", excerpt(name) + " cannot name a file", "a name without '/'");
        }
    }

    void check_steps() {
        if (!is_whole(1.0 / scenario_.step)) {
            complain("step", "an hour is not a whole number of steps of " + write_duration(scenario_.step),
                     "a step such as 5 min, 2 min or 30 s");
        } else if (!is_whole(scenario_.duration / scenario_.step)) {
            complain("duration", write_duration(scenario_.duration) + " is not a whole number of steps",
                     "a multiple of " + write_duration(scenario_.step));
        } else if (!is_whole(scenario_.recording.cadence / scenario_.step)) {
            complain("recording.cadence",
                     write_duration(scenario_.recording.cadence) + " is not a whole number of steps",
                     "a multiple of " + write_duration(scenario_.step));
        }
    }

    void check_onset() {
        const auto onset = std::ranges::find(scenario_.events, scenario_.onset, &EventValues::id);
        if (onset != scenario_.events.end() && !onset->by) {
            complain("onset", "nobody learns of '" + scenario_.onset + "', a " + onset->kind,
                     "an event that somebody makes public");
        }
    }

    void check_shares() {
        const auto& p = scenario_.population;
        check_sum_at_most_1("population.core_share", "core_share, fan_share and kol_share",
                            p.core_share + p.fan_share + p.kol_share);
        check_sum_at_most_1("population.kol_ally_share", "kol_ally_share and kol_hostile_share",
                            p.kol_ally_share + p.kol_hostile_share);
        const double blame = std::accumulate(p.attribution.begin(), p.attribution.end(), 0.0);
        if (std::abs(blame - 1.0) > rounding) {
            complain("population.attribution", fmt::format("population.attribution sums to {:.7g}", blame),
                     "1");
        }
    }

    void check_order() {
        const auto& network = scenario_.network;
        if (network.media_followers_low > network.media_followers_high) {
            complain("network.media_followers_low", "media_followers_low is above media_followers_high",
                     "low <= high");
        }
        const auto& attention = scenario_.attention;
        if (attention.media_threshold_low > attention.media_threshold_high) {
            complain("attention.media_threshold_low", "media_threshold_low is above media_threshold_high",
                     "low <= high");
        }
    }

    void check_people() {
        const auto& network = scenario_.network;
        if (network.people.empty() || !network.edges.empty()) return;
        complain("network.people",
                 "network.people is about the accounts of an edge list, and network.edges names none",
                 "network.edges: FILE beside it");
    }

    void check_rhythm() {
        const auto& rhythm = scenario_.attention.rhythm;
        if (rhythm.empty()) return;
        constexpr std::size_t days = 7;
        constexpr std::size_t minutes_per_day = 1440;
        const std::size_t parts = rhythm.size() / days;
        if (rhythm.size() % days != 0 || minutes_per_day % parts != 0) {
            complain("attention.rhythm",
                     fmt::format("a rhythm of {} parts does not divide a week evenly", rhythm.size()),
                     "7 times the same number of whole minutes: 84 for two hours, 168 for an hour");
        }
        const double sum = std::accumulate(rhythm.begin(), rhythm.end(), 0.0);
        if (!(sum > 0.0) || !std::isfinite(sum)) {
            complain("attention.rhythm", "the weights of the rhythm sum to " + write_number(sum),
                     "a positive sum");
        }
    }

    void check_market() {
        const auto& market = scenario_.market;
        if (!is_currency(market.currency)) {
            complain("market.currency", excerpt(market.currency) + " is no currency",
                     "three capital letters such as HKD");
        }
        if (market.factor.empty() || market.factor == "flat" || market.factor_paths.contains(market.factor))
            return;
        std::vector<std::string> known;
        for (const auto& [name, path] : market.factor_paths) known.push_back(name);
        const auto near = nearest_name(market.factor, known);
        known.emplace_back("flat");
        complain("market.factor", excerpt(market.factor) + " is none of market.factor_paths", one_of(known),
                 near);
    }

    // e^20 is half a billion times the price: more is a slip, and from e^709 on numbers end.
    void check_factor() {
        constexpr double most = 20.0;
        const auto& market = scenario_.market;
        const auto chosen = market.factor_paths.find(market.factor);
        if (chosen == market.factor_paths.end()) return;
        double farthest = 0.0;
        for (const FactorPoint& point : chosen->second)
            farthest = std::max(farthest, std::abs(point.log_return));
        if (std::abs(market.factor_exposure) * farthest <= most) return;
        complain(
            "market.factor_exposure",
            fmt::format("{} times a log-return of {} moves the price by more than e^{}",
                        write_number(market.factor_exposure), write_number(farthest), write_number(most)),
            "a product of at most " + write_number(most));
    }

    void check_buying() {
        constexpr double most_days = 100.0;  // many more would move the price beyond all numbers
        const double most = most_days * scenario_.market.daily_volume;
        for (const EventValues& event : scenario_.events) {
            const auto amount = event.attributes.find("amount");
            if (amount == event.attributes.end() || amount->second <= most) continue;
            complain("events." + event.id + ".amount",
                     write_number(amount->second) + " is more than 100 daily volumes",
                     "at most " + write_number(most) + ", or a larger market.daily_volume");
        }
    }

  private:
    static constexpr double rounding = 1e-6;

    static bool is_whole(double ratio) {
        return ratio > 0.5 && std::abs(ratio - std::round(ratio)) < rounding;
    }

    void check_sum_at_most_1(const char* key, const char* names, double sum) {
        if (sum > 1.0 + rounding) complain(key, fmt::format("{} sum to {:.7g}", names, sum), "at most 1");
    }

    // At the value of the key, else at the innermost map around it that the document has.
    void complain(std::string_view key, std::string what, std::string expected, std::string suggestion = {}) {
        const document::Entry* entry = nullptr;
        while (!key.empty() && entry == nullptr) {
            entry = root_.find(key);
            key = key.substr(0, key.find('.') == std::string_view::npos ? 0 : key.rfind('.'));
        }
        const auto& place = entry == nullptr ? root_.where : entry->value.where;
        complaints_.add(place.position(), std::move(what), std::move(expected), std::move(suggestion));
    }

    const Scenario& scenario_;
    const document::Node& root_;
    Complaints& complaints_;
};

}  // namespace

void check_consistency(const Scenario& scenario, const document::Node& root, Complaints& complaints) {
    Checker checker(scenario, root, complaints);
    checker.check_name();
    if (!scenario.is_crisis()) return;
    checker.check_steps();
    checker.check_onset();
    checker.check_shares();
    checker.check_order();
    checker.check_people();
    checker.check_rhythm();
    checker.check_market();
    checker.check_factor();
    checker.check_buying();
}

}  // namespace backlash
