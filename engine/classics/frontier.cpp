#include "classics/frontier.hpp"

#include <numeric>
#include <utility>

#include "classics/seeding.hpp"

namespace backlash {
namespace {

std::vector<std::uint32_t> choose_seeds(const Setup& setup) {
    const auto count =
        static_cast<std::uint32_t>(std::min(setup.number("seeds"), static_cast<double>(setup.accounts())));
    if (setup.choice("seeding") == "random") return draw_distinct(count, setup.accounts(), setup.source);
    std::vector<std::uint32_t> ids(count);
    std::iota(ids.begin(), ids.end(), 0U);
    return ids;
}

}  // namespace

std::vector<std::uint32_t> concatenated(std::span<const std::vector<std::uint32_t>> parts) {
    std::vector<std::uint32_t> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

FrontierContagion::FrontierContagion(const Setup& setup)
    : accounts_(setup.accounts()),
      frontier_(choose_seeds(setup)),
      active_count_(static_cast<std::uint32_t>(frontier_.size())) {}

void FrontierContagion::move_on(std::vector<std::uint32_t> frontier) {
    frontier_ = std::move(frontier);
    active_count_ += static_cast<std::uint32_t>(frontier_.size());
}

void FrontierContagion::observe(std::span<double> values) const {
    values[0] = static_cast<double>(active_count_) / accounts_;
    values[1] = static_cast<double>(frontier_.size()) / accounts_;
}

std::vector<AttributeDescriptor> frontier_parameters(std::vector<AttributeDescriptor> own, double seeds) {
    own.push_back(count_parameter("seeds", "accounts", seeds, 0, 4e9, "assumption",
                                  "Accounts active at the start; all when there are fewer"));
    own.push_back(choice_parameter("seeding", {"random", "first"},
                                   "Which: drawn at random, or those with the smallest ids"));
    return own;
}

std::vector<QuantityDescriptor> activity_observables() {
    return {{"active", "1", "Share of accounts that are active"},
            {"newly_active", "1", "Share of accounts that became active in the step"}};
}

StateDescriptor activity_state() {
    return {.what = {"active_account", "1", "1 for an active account, else 0"}};
}

}  // namespace backlash
