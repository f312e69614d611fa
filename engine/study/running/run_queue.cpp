#include "study/running/run_queue.hpp"

#include <algorithm>
#include <utility>

namespace backlash {

RunQueue::RunQueue(const SweepPlan& plan, std::span<const std::size_t> runs, Claims& claims,
                   std::function<bool(std::size_t)> is_done)
    : claims_(claims), is_done_(std::move(is_done)) {
    std::uint32_t network = 0;
    for (const std::size_t run : runs) {
        if (groups_.empty() || plan.runs[run].network != network) groups_.emplace_back();
        network = plan.runs[run].network;
        groups_.back().runs.push_back(run);
    }
}

// The worker's own, else one that nobody has begun, else the one with most left.
RunQueue::Group* RunQueue::group_for(std::size_t worker) {
    const auto own = group_of_.find(worker);
    if (own != group_of_.end() && groups_[own->second].left() > 0) return &groups_[own->second];
    auto chosen = std::ranges::find(groups_, false, &Group::is_begun);
    if (chosen == groups_.end()) chosen = std::ranges::max_element(groups_, {}, &Group::left);
    if (chosen == groups_.end() || chosen->left() == 0) return nullptr;
    chosen->is_begun = true;
    group_of_[worker] = static_cast<std::size_t>(chosen - groups_.begin());
    return &*chosen;
}

bool RunQueue::may_have(std::size_t run) {
    const Claim claim = claims_.claim(run);
    if (claim == Claim::granted) return true;
    if (claim == Claim::granted_again) {
        if (!is_done_(run)) return true;
        claims_.release(run, true);
    }
    ++left_to_others_;
    return false;
}

std::optional<std::size_t> RunQueue::next(std::size_t worker) {
    const std::lock_guard lock(choosing_);
    while (Group* group = group_for(worker)) {
        const std::size_t run = group->runs[group->next++];
        if (may_have(run)) return run;
    }
    return std::nullopt;
}

void RunQueue::finish(std::size_t run, bool is_recorded) {
    const std::lock_guard lock(choosing_);
    claims_.release(run, is_recorded);
}

}  // namespace backlash
