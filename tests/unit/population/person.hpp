// One drawn account with its log-in rate, and which of its fields differ from another's.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "population/sample_account.hpp"

namespace backlash {

struct Person {
    Account account;
    float login_rate = 0.0F;
};

inline Person draw_person(const RandomSource& source, std::uint32_t id, AccountType type,
                          const Scenario& scenario) {
    return {sample_account(source, id, type, scenario),
            sample_login_rate(source, id, type, scenario.population)};
}

inline std::vector<Person> draw_people(const RandomSource& source, std::uint32_t count, AccountType type,
                                       const Scenario& scenario) {
    std::vector<Person> people;
    for (std::uint32_t id = 0; id < count; ++id) people.push_back(draw_person(source, id, type, scenario));
    return people;
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
