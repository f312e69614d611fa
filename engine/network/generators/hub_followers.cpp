#include "network/generators/hub_followers.hpp"

#include "base/elementary.hpp"

namespace backlash {

void draw_hub_followers(const RandomSource& source, std::uint32_t hub, double probability, IdRange ids,
                        std::vector<std::uint32_t>& followers) {
    if (probability <= 0.0) return;
    if (probability >= 1.0) {
        for (std::uint32_t id = ids.first; id < ids.last; ++id) followers.push_back(id);
        return;
    }
    const double per_log = 1.0 / portable_log(1.0 - probability);
    RandomSource::Words words{};
    std::uint32_t next = ids.first;
    // A draw is made only while ids are left, so at most ids.size() of them: ordinals ids.first + draw are no
    // one else's, whatever the pieces are.
    for (std::uint32_t draw = 0; next < ids.last; ++draw) {
        const bool second_half = (draw & 1U) != 0;
        if (!second_half) words = source.words(hub, ids.first + draw / 2, Stream::hub_follower);
        const double u = second_half ? uniform53(words[2], words[3]) : uniform53(words[0], words[1]);
        const double gap = portable_log(u) * per_log;
        if (!(gap < static_cast<double>(ids.last - next))) return;
        next += static_cast<std::uint32_t>(gap);
        followers.push_back(next++);
    }
}

}  // namespace backlash
