#include "simulation/choose_sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace backlash {
namespace {

using Ids = std::vector<std::uint32_t>;

// Ids by type, each ascending.
std::array<Ids, account_type_count> ids_by_type(const Audience& audience) {
    std::array<Ids, account_type_count> ids;
    for (std::uint32_t id = 0; id < audience.size(); ++id)
        ids[static_cast<std::size_t>(audience.accounts[id].type)].push_back(id);
    return ids;
}

void add_most_followed(const Audience& audience, Ids candidates, std::size_t most,
                       std::set<std::uint32_t>& chosen) {
    const auto wanted = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(most, candidates.size()));
    std::ranges::partial_sort(candidates, wanted, [&](std::uint32_t a, std::uint32_t b) {
        const auto na = audience.graph.follower_count(a);
        const auto nb = audience.graph.follower_count(b);
        return na != nb ? na > nb : a < b;
    });
    chosen.insert(candidates.begin(), wanted);
}

// `count` of the candidates, each set of that size as likely as any other (Floyd, in Bentley 1987).
void add_by_chance(const Ids& candidates, std::size_t count, UniformSequence uniforms,
                   std::set<std::uint32_t>& chosen) {
    std::set<std::size_t> places;
    for (std::size_t last = candidates.size() - count; last < candidates.size(); ++last) {
        const auto place = static_cast<std::size_t>(uniforms.next() * static_cast<double>(last + 1));
        places.insert(places.contains(place) ? last : place);
    }
    for (const std::size_t place : places) chosen.insert(candidates[place]);
}

Ids choose_accounts(const Audience& audience, std::uint32_t size, const RandomSource& source) {
    auto by_type = ids_by_type(audience);
    const auto of = [&](AccountType type) -> Ids& { return by_type[static_cast<std::size_t>(type)]; };
    std::set<std::uint32_t> chosen(audience.actor_ids.begin(), audience.actor_ids.end());
    chosen.insert(of(AccountType::brand).begin(), of(AccountType::brand).end());
    add_most_followed(audience, of(AccountType::media), size / 5, chosen);
    Ids kols;
    for (const auto type : {AccountType::kol_ally, AccountType::kol_neutral, AccountType::kol_hostile})
        kols.insert(kols.end(), of(type).begin(), of(type).end());
    add_most_followed(audience, std::move(kols), size / 5, chosen);

    std::size_t ordinary = 0;
    for (const auto type : {AccountType::core, AccountType::fan, AccountType::public_}) {
        std::erase_if(of(type), [&](std::uint32_t id) { return chosen.contains(id); });
        ordinary += of(type).size();
    }
    std::size_t rest = std::min(ordinary, size - std::min<std::size_t>(size, chosen.size()));
    for (const auto type : {AccountType::core, AccountType::fan, AccountType::public_}) {
        const Ids& candidates = of(type);
        const std::size_t share =
            ordinary > 0 ? (rest * candidates.size() + ordinary / 2) / ordinary : 0;  // rounded
        // No account has such an id.
        const std::uint32_t drawer = UINT32_MAX - static_cast<std::uint32_t>(type);
        const UniformSequence uniforms(source, drawer, Stream::sampled_account);
        add_by_chance(candidates, share, uniforms, chosen);
        rest -= share;
        ordinary -= candidates.size();
    }
    return {chosen.begin(), chosen.end()};
}

// By followee, then follower; looks up the shorter list in the longer one.
std::vector<SampledTie> ties_among(const Ids& ids, const FollowerGraph& graph) {
    std::vector<SampledTie> ties;
    const auto add = [&](std::size_t follower, std::size_t followee) {
        ties.push_back({static_cast<std::uint32_t>(follower), static_cast<std::uint32_t>(followee)});
    };
    for (std::size_t followee = 0; followee < ids.size(); ++followee) {
        const auto followers = graph.followers(ids[followee]);
        if (followers.size() > ids.size()) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                if (std::ranges::binary_search(followers, ids[i])) add(i, followee);
        } else {
            for (const std::uint32_t id : followers) {
                const auto found = std::ranges::lower_bound(ids, id);
                if (found != ids.end() && *found == id)
                    add(static_cast<std::size_t>(found - ids.begin()), followee);
            }
        }
    }
    return ties;
}

// Turns the picture so that the way from the public to the fans leads straight to the left.
void put_fans_left(NetworkSample& sample) {
    std::array<Point, 2> sum;
    std::array<double, 2> count{};
    for (std::size_t i = 0; i < sample.positions.size(); ++i) {
        const bool fan = is_fan(sample.types[i]);
        if (!fan && sample.types[i] != AccountType::public_) continue;
        sum[fan] = {sum[fan].x + sample.positions[i].x, sum[fan].y + sample.positions[i].y};
        count[fan] += 1.0;
    }
    if (count[0] == 0.0 || count[1] == 0.0) return;
    const double dx = sum[0].x / count[0] - sum[1].x / count[1];
    const double dy = sum[0].y / count[0] - sum[1].y / count[1];
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length == 0.0) return;
    for (Point& p : sample.positions) p = {(p.x * dx + p.y * dy) / length, (p.y * dx - p.x * dy) / length};
}

}  // namespace

NetworkSample choose_sample(const Audience& audience, std::uint32_t size, const RandomSource& source,
                            Executor& executor) {
    NetworkSample sample;
    sample.accounts = choose_accounts(audience, size, source);
    for (const std::uint32_t id : sample.accounts) {
        sample.types.push_back(audience.accounts[id].type);
        sample.followers.push_back(audience.graph.follower_count(id));
    }
    sample.ties = ties_among(sample.accounts, audience.graph);
    sample.positions =
        force_layout(static_cast<std::uint32_t>(sample.accounts.size()), sample.ties, executor);
    put_fans_left(sample);
    sample.actor_names = audience.actor_names;
    sample.actor_ids = audience.actor_ids;
    return sample;
}

}  // namespace backlash
