// One drawn account with its log-in rate, and which of its fields differ from another's.
#pragma once

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "population/sample_people.hpp"

namespace backlash {

struct Person {
    Account account;
    float login_rate = 0.0F;
};

// The accounts from `first` on.
inline std::vector<Person> draw_people(const RandomSource& source, std::uint32_t first, std::uint32_t count,
                                       AccountType type, const Scenario& scenario) {
    std::vector<Person> drawn;
    while (drawn.size() < count) {
        const auto left = count - static_cast<std::uint32_t>(drawn.size());
        std::vector<std::uint32_t> ids(std::min(left, word_batch));
        std::iota(ids.begin(), ids.end(), first + static_cast<std::uint32_t>(drawn.size()));
        std::vector<Account> accounts(ids.back() + 1);
        std::vector<float> login_rates(ids.back() + 1);
        sample_people(source, ids, type, scenario, {accounts, login_rates});
        for (const std::uint32_t id : ids) drawn.push_back({accounts[id], login_rates[id]});
    }
    return drawn;
}

inline std::vector<Person> draw_people(const RandomSource& source, std::uint32_t count, AccountType type,
                                       const Scenario& scenario) {
    return draw_people(source, 0, count, type, scenario);
}

inline Person draw_person(const RandomSource& source, std::uint32_t id, AccountType type,
                          const Scenario& scenario) {
    return draw_people(source, id, 1, type, scenario).front();
}

// Bit by bit: the smallest change of a draw counts.
inline std::set<std::string> changed_fields(const Person& left, const Person& right) {
    const Account& a = left.account;
    const Account& b = right.account;
    std::set<std::string> changed;
    const auto note = [&](const char* name, bool differs) {
        if (differs) changed.insert(name);
    };
    note("state", a.outrage != b.outrage || a.fatigue != b.fatigue || a.forgiveness != b.forgiveness ||
                      a.stamp != b.stamp || a.spoke_up != b.spoke_up);
    note("type", a.type != b.type);
    note("loyalty", a.loyalty != b.loyalty);
    note("trust", a.trust != b.trust || a.initial_trust != b.initial_trust);
    note("involvement", a.involvement != b.involvement);
    note("engagement", a.engagement != b.engagement);
    note("threshold", a.threshold != b.threshold);
    note("calming_rate", a.calming_rate != b.calming_rate);
    note("attribution", a.attribution != b.attribution);
    note("login_rate", left.login_rate != right.login_rate);
    return changed;
}

}  // namespace backlash
