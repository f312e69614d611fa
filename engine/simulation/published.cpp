#include "simulation/published.hpp"

#include <bit>

namespace backlash {

BestResponse Published::best_of(std::uint64_t seen) const {
    BestResponse best;
    for (std::uint64_t rest = seen & responses_; rest != 0; rest &= rest - 1) {
        best.include(std::get<JudgedResponse>(effects_[std::countr_zero(rest)]).worth);
    }
    return best;
}

}  // namespace backlash
