#include "classics/frontier.hpp"

#include <numeric>

#include "classics/seeding.hpp"

namespace backlash {

std::vector<AttributeDescriptor> seed_parameters(double default_seeds) {
    return {count_parameter("seeds", "accounts", default_seeds, 0, 4e9, "assumption",
                            "Accounts active at the start; all when there are fewer"),
            choice_parameter("seeding", {"random", "first"},
                             "Which: drawn at random, or those with the smallest ids")};
}

std::vector<std::uint32_t> choose_seeds(const Setup& setup) {
    const auto count =
        static_cast<std::uint32_t>(std::min(setup.number("seeds"), static_cast<double>(setup.accounts())));
    if (setup.choice("seeding") == "random") return draw_distinct(count, setup.accounts(), setup.source);
    std::vector<std::uint32_t> ids(count);
    std::iota(ids.begin(), ids.end(), 0U);
    return ids;
}

std::vector<QuantityDescriptor> activity_observables() {
    return {{"active", "1", "Share of accounts that are active"},
            {"newly_active", "1", "Share of accounts that became active in the step"}};
}

StateDescriptor activity_state() {
    return {.what = {"active_account", "1", "1 for an active account, else 0"}};
}

}  // namespace backlash
