#include "simulation/choose_sample.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>
#include <span>

namespace backlash {
namespace {

using Ids = std::vector<std::uint32_t>;

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

// `count` of the `candidates` accounts of a type that are not chosen yet, each set of that size as likely as
// any other (Floyd, in Bentley 1987). Without a list of the candidates, who may be almost everybody.
void add_by_chance(std::span<const AccountType> types, AccountType type, std::size_t candidates,
                   std::size_t count, UniformSequence uniforms, std::set<std::uint32_t>& chosen) {
    std::set<std::size_t> places;  // among the candidates, in the order of ids
    for (std::size_t last = candidates - count; last < candidates; ++last) {
        const auto place = static_cast<std::size_t>(uniforms.next() * static_cast<double>(last + 1));
        places.insert(places.contains(place) ? last : place);
    }
    Ids taken;
    std::ranges::copy_if(chosen, std::back_inserter(taken),
                         [&](std::uint32_t id) { return types[id] == type; });
    auto next_taken = taken.begin();
    auto wanted = places.begin();
    std::size_t place = 0;
    for (std::uint32_t id = 0; wanted != places.end(); ++id) {
        if (types[id] != type) continue;
        if (next_taken != taken.end() && *next_taken == id) {
            ++next_taken;
        } else if (place++ == *wanted) {
            chosen.insert(id);
            ++wanted;
        }
    }
}

Ids choose_accounts(const Audience& audience, std::uint32_t size, const RandomSource& source) {
    std::set<std::uint32_t> chosen(audience.actor_ids.begin(), audience.actor_ids.end());
    add_most_followed(audience, audience.ids_of(AccountType::brand), size / 5, chosen);
    add_most_followed(audience, audience.ids_of(AccountType::media), size / 5, chosen);
    Ids kols;
    for (const auto type : {AccountType::kol_ally, AccountType::kol_neutral, AccountType::kol_hostile}) {
        const Ids ids = audience.ids_of(type);
        kols.insert(kols.end(), ids.begin(), ids.end());
    }
    add_most_followed(audience, std::move(kols), size / 5, chosen);

    constexpr std::array ordinary_types = {AccountType::core, AccountType::fan, AccountType::public_};
    std::array<std::size_t, ordinary_types.size()> candidates{};
    for (std::size_t k = 0; k < ordinary_types.size(); ++k) {
        const auto is_of_type = [&](std::uint32_t id) { return audience.types[id] == ordinary_types[k]; };
        candidates[k] = static_cast<std::size_t>(std::ranges::count(audience.types, ordinary_types[k]) -
                                                 std::ranges::count_if(chosen, is_of_type));
    }
    std::size_t ordinary = std::accumulate(candidates.begin(), candidates.end(), std::size_t{0});
    std::size_t rest = std::min(ordinary, size - std::min<std::size_t>(size, chosen.size()));
    for (std::size_t k = 0; k < ordinary_types.size(); ++k) {
        const AccountType type = ordinary_types[k];
        const std::size_t share =
            ordinary > 0 ? (rest * candidates[k] + ordinary / 2) / ordinary : 0;  // rounded
        // No account has such an id.
        const std::uint32_t drawer = UINT32_MAX - static_cast<std::uint32_t>(type);
        const UniformSequence uniforms(source, drawer, Stream::sampled_account);
        add_by_chance(audience.types, type, candidates[k], share, uniforms, chosen);
        rest -= share;
        ordinary -= candidates[k];
    }
    return {chosen.begin(), chosen.end()};
}

// Rules out most ids that are not in a list, by their lowest bits.
class Sieve {
  public:
    explicit Sieve(const Ids& ids) {
        for (const std::uint32_t id : ids) marks_.set(id % marks_.size());
    }
    bool may_contain(std::uint32_t id) const { return marks_[id % marks_.size()]; }

  private:
    std::bitset<1U << 16> marks_;
};

// By followee, then follower.
std::vector<SampledTie> ties_among(const Ids& ids, const FollowerGraph& graph) {
    constexpr std::size_t long_row = 32;  // times as long as `ids`: quicker searched than read
    const Sieve sieve(ids);
    std::vector<SampledTie> ties;
    const auto add = [&](std::size_t follower, std::size_t followee) {
        ties.push_back({static_cast<std::uint32_t>(follower), static_cast<std::uint32_t>(followee)});
    };
    for (std::size_t followee = 0; followee < ids.size(); ++followee) {
        const auto followers = graph.followers(ids[followee]);
        if (followers.size() > long_row * ids.size()) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                if (std::ranges::binary_search(followers, ids[i])) add(i, followee);
        } else {
            for (const std::uint32_t id : followers) {
                if (!sieve.may_contain(id)) continue;
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
        sample.types.push_back(audience.types[id]);
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
