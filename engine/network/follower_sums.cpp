#include "network/follower_sums.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "network/tie_bins.hpp"

namespace backlash {
namespace {

// Ties that wait at once have 6 bytes each, those in the rows 4.
constexpr std::uint64_t bytes_a_tie = 6;

std::uint32_t rounds_for(std::uint64_t accounts, std::uint64_t ties) {
    constexpr std::uint64_t bytes_an_account = 64;
    constexpr std::uint64_t fewest = 3;
    const std::uint64_t room = bytes_an_account * std::max<std::uint64_t>(1, accounts);
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>((bytes_a_tie * ties + room - 1) / room,
                                                                fewest, std::max(fewest, accounts)));
}

// How far the row of a follower has been read, and how many accounts it was seen to follow.
struct Reading {
    std::uint64_t next = 0;
    std::uint32_t left = 0;
    std::uint32_t followees = 0;
};

class SumsByFollower {
  public:
    SumsByFollower(const FollowerGraph& graph, Executor& executor)
        : graph_(graph), executor_(executor), binning_(graph.accounts()), read_(graph.accounts()) {}

    FollowerSums sum() {
        const std::uint32_t rounds = rounds_for(graph_.accounts(), graph_.edges());
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const IdRange followers = part_range(round, rounds, graph_.accounts());
            if (followers.size() == 0) continue;
            collect(followers.last);
            look_up({binning_.bin_of(followers.first), binning_.bin_of(followers.last - 1) + 1});
        }
        return sums_;
    }

  private:
    // The ties of the next followers, before `last_follower`. Those of each part have ascending followees,
    // and so have the parts one after the other.
    void collect(std::uint32_t last_follower) {
        const auto parts = static_cast<std::uint32_t>(executor_.concurrency());
        writers_ = std::vector<TieWriter>(parts, TieWriter(binning_, pages_));
        executor_.for_each_index(parts, [&](std::size_t part) {
            TieWriter& writer = writers_[part];
            const IdRange followees = {followee_at(part, parts), followee_at(part + 1, parts)};
            for (std::uint32_t followee = followees.first; followee < followees.last; ++followee) {
                const auto row = graph_.followers(followee);
                std::uint32_t read = read_[followee];
                for (; read < row.size() && row[read] < last_follower; ++read)
                    writer.add(row[read], followee);
                read_[followee] = read;
            }
        });
    }

    // The first one of a part: parts have about equally many ties.
    std::uint32_t followee_at(std::size_t part, std::size_t parts) const {
        const auto starts = graph_.row_starts().first(graph_.accounts());
        if (part == parts) return graph_.accounts();
        const auto found = std::ranges::lower_bound(starts, graph_.edges() / parts * part);
        return static_cast<std::uint32_t>(found - starts.begin());
    }

    void look_up(IdRange bins) {
        std::vector<FollowerSums> of_bin(bins.size());
        executor_.for_each_index(bins.size(), [&](std::size_t k) {
            of_bin[k] = look_up_bin(bins.first + static_cast<std::uint32_t>(k));
        });
        for (const FollowerSums& sums : of_bin) {
            sums_.returned += sums.returned;
            sums_.max_followees = std::max(sums_.max_followees, sums.max_followees);
        }
    }

    FollowerSums look_up_bin(std::uint32_t bin) {
        const std::uint32_t first = binning_.first_row(bin);
        std::vector<Reading> readings(binning_.rows_of(bin));
        for (std::uint32_t k = 0; k < readings.size(); ++k)
            readings[k] = {graph_.row_starts()[first + k], graph_.follower_count(first + k), 0};
        std::vector<TieChunk> chunks;
        for (const TieWriter& writer : writers_) writer.chunks_of(bin, chunks);
        FollowerSums sums;
        for (const TieChunk& chunk : chunks) {
            sums.returned += returned_in(chunk, first, readings);
            pages_.keep(chunk.memory);
        }
        for (const Reading& reading : readings)
            sums.max_followees = std::max(sums.max_followees, reading.followees);
        return sums;
    }

    // Followees j come in ascending order and rows are ascending, so that the row of a follower i < j is read
    // along, once, to see whether j is in it.
    std::uint64_t returned_in(const TieChunk& chunk, std::uint32_t first, std::span<Reading> readings) const {
        constexpr std::size_t ahead = 16;
        const std::uint32_t* const all = graph_.all_followers().data();
        const std::uint32_t* const followees = chunk.entries();
        const std::uint16_t* const places = chunk.places();
        std::uint64_t returned = 0;
        for (std::size_t k = 0; k < chunk.size; ++k) {
            __builtin_prefetch(all + readings[places[std::min(k + ahead, chunk.size - 1)]].next);
            Reading& reading = readings[places[k]];
            const std::uint32_t followee = followees[k];
            ++reading.followees;
            if (first + places[k] > followee) continue;
            while (reading.left > 0 && all[reading.next] < followee) {
                ++reading.next;
                --reading.left;
            }
            if (reading.left > 0 && all[reading.next] == followee) returned += 2;
        }
        return returned;
    }

    const FollowerGraph& graph_;
    Executor& executor_;
    TieBinning binning_;
    std::vector<std::uint32_t> read_;  // by followee: how much of its row has been collected
    PageStore pages_;
    std::vector<TieWriter> writers_;
    FollowerSums sums_;
};

}  // namespace

std::uint64_t sum_by_follower_bytes(std::uint64_t accounts, std::uint64_t ties) {
    return bytes_a_tie * ties / rounds_for(accounts, ties) + accounts * sizeof(std::uint32_t);
}

FollowerSums sum_by_follower(const FollowerGraph& graph, Executor& executor) {
    return SumsByFollower(graph, executor).sum();
}

}  // namespace backlash
