// backlash-bench-variants STUDY COUNT: how much do variants of a scenario have in common, after they have
// parted?
//
// COUNT cases of the study, evenly chosen, run side by side in one audience (the first replicate). What lanes
// of one pass could share is the union over the variants beside what one variant does. Prints Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "crisis/event_kind.hpp"
#include "simulation/measure.hpp"
#include "simulation/simulation.hpp"
#include "study/read_study.hpp"
#include "study/running/plan.hpp"

namespace backlash {
namespace {

constexpr double window_hours = 12.0;
constexpr std::uint32_t look_every = 12;  // steps between looks at all accounts

Catalogue catalogue() {
    Catalogue all;
    for (const EventKind& kind : event_kinds()) all.events.push_back(kind.descriptor);
    for (const Measure& kind : measures()) all.measures.push_back(kind.descriptor);
    return all;
}

// What all variants do, each by itself and together. Alike: in all that is not the numbering of events.
struct Work {
    double alone = 0.0;      // mean of a variant
    double touched = 0.0;    // by any variant
    double different = 0.0;  // counted as often as it differs between variants

    Work& operator+=(const Work& other) {
        alone += other.alone;
        touched += other.touched;
        different += other.different;
        return *this;
    }
    std::string text() const {
        if (alone == 0.0) return " | | ";
        return fmt::format("{:.0f} | {:.2f} | {:.2f}", alone, touched / alone, different / alone);
    }
};

// One thing that a variant does: to or by which account, what it does, and how much of it.
struct Deed {
    std::uint32_t account;
    std::string what;
    double weight;
};

Work work_of(std::vector<Deed> deeds, std::size_t variants) {
    Work work;
    std::ranges::sort(deeds, {}, [](const Deed& deed) { return std::tie(deed.account, deed.what); });
    for (std::size_t k = 0; k < deeds.size(); ++k) {
        const bool is_same_account = k > 0 && deeds[k].account == deeds[k - 1].account;
        work.alone += deeds[k].weight / static_cast<double>(variants);
        if (!is_same_account) work.touched += deeds[k].weight;
        if (!is_same_account || deeds[k].what != deeds[k - 1].what) work.different += deeds[k].weight;
    }
    return work;
}

template <class Value>
std::string bytes_of(const Value& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

class Variants {
  public:
    Variants(const SweepPlan& plan, std::size_t count) {
        const Catalogue all = catalogue();
        for (std::size_t k = 0; k < count; ++k) {
            scenarios_.push_back(scenario_of(plan, k * plan.design_cases() / count, all));
            scenarios_.back().recording.network_sample = 0;
        }
        const RandomSource source{scenarios_.front().seed, 0};
        const Network network = generate_network(scenarios_.front(), source, *executor_);
        const Audience audience = draw_audience(scenarios_.front(), network, source, *executor_);
        for (const Scenario& scenario : scenarios_) {
            runs_.push_back(std::make_unique<Simulation>(scenario, copy_of(audience), source, *executor_));
        }
    }

    void print() {
        fmt::print(
            "| h since start | posts of one | authors in any | different | deliveries of one | in any | "
            "different "
            "| log-ins that change one | in any | different | accounts alike in all | states an account |\n");
        fmt::print("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        const auto window = static_cast<std::uint32_t>(std::lround(window_hours / scenarios_.front().step));
        while (runs_.front()->next_step() < runs_.front()->steps()) print_window(window);
    }

  private:
    void print_window(std::uint32_t window) {
        const std::uint32_t first = runs_.front()->next_step();
        const std::uint32_t last = std::min(first + window, runs_.front()->steps());
        Work posts, deliveries, log_ins;
        for (std::uint32_t step = first; step < last; ++step) {
            const auto before = step % look_every == 0 ? accounts() : std::vector<ZeroPageVector<Account>>{};
            for (const auto& run : runs_) run->advance();
            posts += work_of(deeds_of_posts(false), runs_.size());
            deliveries += work_of(deeds_of_posts(true), runs_.size());
            if (!before.empty()) log_ins += work_of(changes_since(before), runs_.size());
        }
        const auto [alike, states] = likeness();
        fmt::print("| {:.0f} | {} | {} | {} | {:.3f} | {:.2f} |\n", first * scenarios_.front().step,
                   posts.text(), deliveries.text(), log_ins.text(), alike, states);
    }

    std::vector<ZeroPageVector<Account>> accounts() const {
        std::vector<ZeroPageVector<Account>> all;
        for (const auto& run : runs_) all.push_back(run->audience().accounts);
        return all;
    }

    std::vector<Deed> deeds_of_posts(bool by_followers) const {
        std::vector<Deed> deeds;
        for (const auto& run : runs_) {
            for (const Post& post : run->posts()) {
                const double followers = run->audience().graph.follower_count(post.author);
                deeds.push_back({post.author, bytes_of(post.outrage), by_followers ? followers : 1.0});
            }
        }
        return deeds;
    }

    // Only log-ins change accounts.
    std::vector<Deed> changes_since(const std::vector<ZeroPageVector<Account>>& before) const {
        std::vector<Deed> deeds;
        for (std::size_t k = 0; k < runs_.size(); ++k) {
            const auto& now = runs_[k]->audience().accounts;
            for (std::uint32_t id = 0; id < now.size(); ++id) {
                if (std::memcmp(&before[k][id], &now[id], sizeof(Account)) == 0) continue;
                deeds.push_back({id, bytes_of(before[k][id]) + bytes_of(now[id]), 1.0});
            }
        }
        return deeds;
    }

    // Share of accounts whose state is the same in all variants, and mean number of states of an account.
    std::pair<double, double> likeness() const {
        const auto all = accounts();
        double alike = 0.0;
        double states = 0.0;
        for (std::size_t id = 0; id < all.front().size(); ++id) {
            std::vector<std::string> different;
            for (const auto& of_variant : all) different.push_back(bytes_of(of_variant[id]));
            std::ranges::sort(different);
            different.erase(std::ranges::unique(different).begin(), different.end());
            alike += different.size() == 1 ? 1.0 : 0.0;
            states += static_cast<double>(different.size());
        }
        const auto size = static_cast<double>(all.front().size());
        return {alike / size, states / size};
    }

    std::shared_ptr<Executor> executor_ = serial_executor();
    std::vector<Scenario> scenarios_;
    std::vector<std::unique_ptr<Simulation>> runs_;
};

}  // namespace
}  // namespace backlash

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: backlash-bench-variants STUDY.yaml COUNT\n");
        return EXIT_FAILURE;
    }
    try {
        const backlash::Catalogue catalogue = backlash::catalogue();
        const auto plan = backlash::plan_sweep(backlash::read_study(argv[1], catalogue), catalogue);
        backlash::Variants(plan, std::stoul(argv[2])).print();
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
