#include "simulation/news_cascade.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/blocks.hpp"
#include "simulation/login_uniforms.hpp"

namespace backlash {
namespace {

constexpr double longest = 24.0;  // h after the onset

}  // namespace

NewsCascade::NewsCascade(std::uint32_t limit, double step_hours, const RandomSource& source)
    : limit_(limit), step_hours_(step_hours), source_(source) {}

void NewsCascade::start(const std::string& id, std::uint64_t news, std::uint32_t author, std::uint32_t step,
                        const Audience& audience) {
    if (limit_ == 0) return;
    news_ = news;
    last_step_ = step + static_cast<std::uint32_t>(std::llround(longest / step_hours_));
    cascade_.event = id;
    add_row(author, step, NewsSource::origin, no_informant, audience);
}

bool NewsCascade::watches(std::uint32_t step) const {
    return news_ != 0 && step < last_step_ && cascade_.accounts.size() < limit_;
}

void NewsCascade::take_step(const StepConditions& now, const LoginSchedule& schedule,
                            const Audience& audience, std::span<const Post> posts) {
    if (!watches(now.step)) return;
    auto learners = newly_aware(now.step, schedule, audience);
    keep_by_chance(learners, limit_ - cascade_.accounts.size(), now.step);
    std::ranges::sort(learners, {}, &Learner::id);
    for (const Learner& learner : learners) add(learner, now, audience);
    log(posts, now.step, audience);
}

std::vector<NewsCascade::Learner> NewsCascade::newly_aware(std::uint32_t step, const LoginSchedule& schedule,
                                                           const Audience& audience) const {
    std::vector<Learner> learners;
    const auto look = [&](std::uint32_t first_id, std::span<const LogIn> log_ins) {
        for (const LogIn log_in : log_ins) {
            const std::uint32_t id = first_id + log_in.index();
            if ((audience.inboxes[id].seen & news_) != 0 && !row_of_.contains(id))
                learners.push_back({id, log_in});
        }
    };
    for (std::uint32_t block = 0; block < schedule.blocks(); ++block) schedule.visit(block, step, look);
    return learners;
}

// The accounts of the last step that do not all fit: ids are not in random order, types share them out.
void NewsCascade::keep_by_chance(std::vector<Learner>& learners, std::size_t most, std::uint32_t step) const {
    if (learners.size() <= most) return;
    std::ranges::sort(learners, {}, [&](const Learner& learner) {
        return std::pair(source_.words(learner.id, step, Stream::sampled_account)[0], learner.id);
    });
    learners.resize(most);
}

void NewsCascade::add(const Learner& learner, const StepConditions& now, const Audience& audience) {
    const std::uint32_t id = learner.id;
    const bool opened_board = board_uniform(source_, now.step, id, learner.log_in) <
                              now.board_chance * audience.accounts[id].involvement;
    const std::uint32_t teller = opened_board ? no_informant : teller_of(id, audience.graph);
    add_row(id, now.step, teller == no_informant ? NewsSource::board : NewsSource::feed, teller, audience);
}

std::uint32_t NewsCascade::teller_of(std::uint32_t id, const FollowerGraph& graph) const {
    for (std::size_t newest = told_.size(); newest-- > 0;) {
        const Told& told = told_[newest];
        if (std::ranges::binary_search(graph.followers(told.author), id)) return told.row;
    }
    return no_informant;
}

void NewsCascade::add_row(std::uint32_t id, std::uint32_t step, NewsSource source, std::uint32_t informant,
                          const Audience& audience) {
    row_of_.emplace(id, static_cast<std::uint32_t>(cascade_.accounts.size()));
    cascade_.accounts.push_back(id);
    cascade_.types.push_back(audience.accounts[id].type);
    cascade_.followers.push_back(audience.graph.follower_count(id));
    cascade_.times.push_back(step * step_hours_);
    cascade_.sources.push_back(source);
    cascade_.informants.push_back(informant);
    cascade_.depths.push_back(informant == no_informant ? 0 : cascade_.depths[informant] + 1);
}

void NewsCascade::log(std::span<const Post> posts, std::uint32_t step, const Audience& audience) {
    const auto old = static_cast<std::ptrdiff_t>(told_.size());
    for (const Post& post : posts) {
        if ((post.news & news_) == 0) continue;
        // Media report because the topic is hot, without having read of it.
        if (!row_of_.contains(post.author)) {
            if (cascade_.accounts.size() == limit_) continue;
            add_row(post.author, step, NewsSource::board, no_informant, audience);
        }
        told_.push_back({post.author, row_of_.at(post.author), audience.graph.follower_count(post.author)});
    }
    std::sort(told_.begin() + old, told_.end(), [](const Told& a, const Told& b) {
        return a.followers != b.followers ? a.followers < b.followers : a.author > b.author;
    });
}

Cascade NewsCascade::finish() {
    return std::exchange(cascade_, {});
}

}  // namespace backlash
