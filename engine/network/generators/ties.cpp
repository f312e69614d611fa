#include "network/generators/ties.hpp"

namespace backlash {

TieSource::TieSource(const CommunityModel& model, const RandomSource& source, Executor& executor)
    : model_(model),
      source_(source),
      choice_(model, source, executor),
      returned_below_(static_cast<std::uint64_t>(model.reciprocity * 0x1p32)) {}

void TieSource::pick_followees(Stubs& stubs, std::uint16_t community) const {
    draw_words(source_, Stream::followee, stubs.keys, stubs.count, stubs.words);
    const auto& words = stubs.words;
    for (std::uint32_t s = 0; s < stubs.count; ++s) {
        const std::uint64_t account_word = (static_cast<std::uint64_t>(words[1][s]) << 32) | words[2][s];
        stubs.points[s] = choice_.point(community, words[0][s], account_word);
        choice_.prefetch(stubs.points[s]);
    }
    for (std::uint32_t s = 0; s < stubs.count; ++s) stubs.followees[s] = choice_.followee(stubs.points[s]);
}

bool TieSource::is_ordinary(std::uint32_t id) const {
    return std::ranges::upper_bound(model_.groups, id, {},
                                    [](const AccountGroup& group) { return group.ids.last; })
        ->ordinary;
}

}  // namespace backlash
