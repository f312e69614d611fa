// Population sums that a step needs and that change only when an account is touched, kept as integers so that
// the order of changes does not matter.
#pragma once

#include <array>
#include <cstdint>

#include "base/fixed_point.hpp"
#include "population/account.hpp"

namespace backlash {

struct RunningSums {
    static constexpr int bits = 32;  // unit 2^-32; room for 2^30 accounts with involvement up to 3

    std::int64_t forgiven = 0;                             // sum of v Phi over those who know
    std::int64_t forgivable = 0;                           // sum of v t(0) over those who know
    std::int64_t fan_trust = 0;                            // sum of t over core and ordinary fans
    std::array<std::int64_t, account_type_count> aware{};  // accounts that know of any event

    static std::int64_t forgiven_by(const Account& account) {
        return to_fixed<bits>(static_cast<double>(account.involvement) * account.forgiveness);
    }
    static std::int64_t forgivable_by(const Account& account) {
        return to_fixed<bits>(static_cast<double>(account.involvement) * account.initial_trust);
    }
    static std::int64_t trust_of(float trust) { return to_fixed<bits>(trust); }

    RunningSums& operator+=(const RunningSums& other) {
        forgiven += other.forgiven;
        forgivable += other.forgivable;
        fan_trust += other.fan_trust;
        for (std::size_t type = 0; type < aware.size(); ++type) aware[type] += other.aware[type];
        return *this;
    }

    // [U] share of forgivable outrage that is not yet forgiven; 1 while nobody knows of anything.
    double unresolved() const {
        return forgivable > 0 ? 1.0 - static_cast<double>(forgiven) / static_cast<double>(forgivable) : 1.0;
    }
};

}  // namespace backlash
