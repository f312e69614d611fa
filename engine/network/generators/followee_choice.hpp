// Whom a stub picks: first the group, then the account, each in constant time.
//
// "Own community with probability h, else everybody, then proportional to w" is a mixture over groups whose
// shares depend on the community only, and inside a group the choice is always the same. One alias table over
// all accounts serves all communities.
#pragma once

#include <cstdint>
#include <vector>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "network/generators/alias_table.hpp"
#include "network/generators/community_model.hpp"

namespace backlash {

class FolloweeChoice {
  public:
    // 8 bytes an account, 28 more while building. The model has been checked.
    FolloweeChoice(const CommunityModel& model, const RandomSource& source, Executor& executor);

    // The choice in two steps, so that the memory in between can be fetched ahead. The column of a point is
    // the id of an account.
    AliasPoint point(std::uint16_t community, std::uint32_t group_word, std::uint64_t account_word) const {
        const auto groups = static_cast<std::uint32_t>(groups_.size());
        const AliasPoint share = narrow_alias_point(group_word, groups);
        const AliasColumn mixture = mixtures_[std::size_t{community} * groups + share.column];
        const IdRange members = groups_[pick_alias(mixture, share.column, share.height)];
        const AliasPoint within = alias_point(account_word, members.size());
        return {members.first + within.column, within.height};
    }
    void prefetch(AliasPoint point) const { __builtin_prefetch(&columns_[point.column]); }
    std::uint32_t followee(AliasPoint point) const {
        return pick_alias(columns_[point.column], point.column, point.height);
    }

  private:
    std::vector<IdRange> groups_;        // that have followees
    std::vector<AliasColumn> mixtures_;  // [community][group]
    std::vector<AliasColumn> columns_;   // [account]
};

}  // namespace backlash
