// What has been published so far, as a log-in needs it: effects by event bit, ascending in order of
// publication.
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "crisis/event_kind.hpp"
#include "crisis/forgiveness.hpp"

namespace backlash {

inline constexpr int event_limit = 64;  // bits of a mask of events

// A response as those who learn of it judge it, whenever that is: its moment counts, not theirs.
struct JudgedResponse {
    BestResponse worth;         // completeness, penalty and plan, discounted by timing
    double scapegoating = 0.0;  // [G]
};

class Published {
  public:
    std::uint64_t all() const { return all_; }  // bits of everything published
    bool any_response() const { return responses_ != 0; }
    std::size_t count() const { return effects_.size(); }

    std::uint64_t add(double severity) { return add_effect(severity); }
    std::uint64_t add(const JudgedResponse& response) {
        const std::uint64_t bit = add_effect(response);
        responses_ |= bit;
        return bit;
    }

    const std::variant<double, JudgedResponse>& effect(int bit) const { return effects_[bit]; }

    // The best of the responses among `seen`.
    BestResponse best_of(std::uint64_t seen) const;

  private:
    std::uint64_t add_effect(std::variant<double, JudgedResponse> effect) {
        const std::uint64_t bit = std::uint64_t{1} << effects_.size();
        effects_.push_back(effect);
        all_ |= bit;
        return bit;
    }

    std::vector<std::variant<double, JudgedResponse>> effects_;  // severity of a revelation, or a response
    std::uint64_t all_ = 0;
    std::uint64_t responses_ = 0;
};

}  // namespace backlash
