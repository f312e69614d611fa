#include "simulation/simulation.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace backlash {
namespace {

// Of a block, in units of running sums.
std::int64_t fan_trust(const Audience& audience, std::uint32_t block) {
    std::int64_t sum = 0;
    const IdRange ids = block_range(block, audience.size());
    for (std::uint32_t id = ids.first; id < ids.last; ++id)
        if (is_fan(audience.types[id])) sum += RunningSums::trust_of(audience.accounts[id].trust);
    return sum;
}

// Evenly from the first outlet's threshold to the last one's.
std::vector<double> media_thresholds(std::size_t outlets, const AttentionValues& values) {
    std::vector<double> thresholds;
    for (std::size_t k = 0; k < outlets; ++k) {
        const double share = outlets > 1 ? static_cast<double>(k) / static_cast<double>(outlets - 1) : 0.0;
        thresholds.push_back(values.media_threshold_low +
                             share * (values.media_threshold_high - values.media_threshold_low));
    }
    return thresholds;
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, Audience audience, const RandomSource& source,
                       Executor& executor, SimulationSavings savings)
    : scenario_(scenario),
      executor_(executor),
      audience_(std::move(audience)),
      rhythm_(scenario),
      schedule_(savings.logins ? LoginSchedule(std::move(savings.logins))
                               : LoginSchedule(std::make_shared<const LoginProcess>(
                                     rhythm_, source, audience_.login_rates, executor))),
      filter_(audience_.size(), scenario),
      sweep_(audience_.types),
      decay_(scenario.step, scenario.attention.feed_lifetime, rhythm_.steps()),
      reading_(scenario.attention, decay_, source),
      reaction_(scenario),
      delivery_(scenario.attention, decay_, audience_.graph),
      agenda_(scenario, audience_),
      triggers_(scenario),
      board_(scenario.attention, audience_.size(), scenario.step),
      novelty_(scenario.attention),
      share_price_(scenario, source),
      recorder_(scenario, rhythm_.steps(), savings.distributions),
      close_up_(scenario, audience_, source, executor),
      media_(audience_.ids_of(AccountType::media)),
      media_threshold_(media_thresholds(media_.size(), scenario.attention)),
      outcomes_(schedule_.blocks()) {
    audience_.login_rates = ZeroPageVector<float>();  // not needed any more
    take_in_people();
    for (const std::uint32_t id : agenda_.scripted_departures()) audience_.accounts[id].spoke_up = true;
    for (const BuyProgramme& programme : agenda_.buying()) share_price_.add_buying(programme);
}

Simulation::Simulation(const Simulation& earlier, const Scenario& scenario)
    : scenario_(scenario),
      executor_(earlier.executor_),
      audience_(copy_of(earlier.audience_)),
      rhythm_(earlier.rhythm_),
      schedule_(earlier.schedule_),
      filter_(earlier.filter_),
      sweep_(earlier.sweep_),
      decay_(earlier.decay_),
      reading_(scenario.attention, decay_, earlier.reading_.source()),
      reaction_(scenario),
      delivery_(scenario.attention, decay_, audience_.graph),
      agenda_(scenario, audience_),
      triggers_(earlier.triggers_),
      published_(earlier.published_),
      board_(earlier.board_),
      novelty_(earlier.novelty_),
      share_price_(earlier.share_price_),
      recorder_(earlier.recorder_),
      close_up_(earlier.close_up_),
      sums_(earlier.sums_),
      initial_fan_trust_(earlier.initial_fan_trust_),
      media_(earlier.media_),
      media_threshold_(earlier.media_threshold_),
      outcomes_(earlier.outcomes_),
      view_(earlier.view_) {
    agenda_.go_on_from(earlier.agenda_, view_.step);
    view_.share_price = &share_price_;
}

// A block for all while it lies in the cache: people of large audiences pass through memory once.
void Simulation::take_in_people() {
    std::vector<std::int64_t> trust(block_count(audience_.size()));
    executor_.for_each_index(trust.size(), [&](std::size_t index) {
        const auto block = static_cast<std::uint32_t>(index);
        filter_.take_in(block, audience_.accounts);
        sweep_.take_in(block, audience_.accounts);
        trust[block] = fan_trust(audience_, block);
    });
    initial_fan_trust_ = std::accumulate(trust.begin(), trust.end(), std::int64_t{0});
    sums_.fan_trust = initial_fan_trust_;
}

// One step, strictly in this order. What a phase reads is the state at the start of the step; an account
// changes only its own state; posts reach feeds for the next step. The result therefore depends neither on
// the order of accounts nor on how they are shared among threads.
//
//   1  events     scheduled events whose time has come and whose guard is met are published; the silence
//   story;
//                 the age of the news, how unresolved the crisis is, how visible the topic is on the board
//   2  read       everyone who logs in reads the feed and perhaps the board
//   3  appraise   what is new angers, or reconciles
//   4  amplify    outraged posts in one reading add up
//   5  post       some of those who know write; allies leave, media report
//   6  write      posts reach the followers' feeds
//   7  global     the board counts posts by reach
//   8  decay      outrage, fatigue and feeds fade; done lazily, when an account is next touched
//   9  market     investors react to attention they did not expect
//  10  record; events that wait for what was recorded get their time
void Simulation::advance() {
    PhaseClock clock;
    sweep_if_due();
    clock.lap(times_.recording);
    publish_events();
    clock.lap(times_.rest);
    read_and_post();
    clock.lap(times_.log_ins);
    let_voices_speak();
    clock.lap(times_.rest);
    close_up_.take_step(conditions(), schedule_, audience_, posts_);
    clock.lap(times_.recording);
    deliver_posts();
    clock.lap(times_.delivery);
    update_board();
    advance_market();
    clock.lap(times_.rest);
    record_step();
    clock.lap(times_.recording);
    look_at_triggers();
    clock.lap(times_.rest);
    ++view_.step;
}

void Simulation::sweep_if_due() {
    means_.reset();
    if (!recorder_.sweep_due(view_.step)) return;
    if (recorder_.wants_distributions(view_.step)) {
        const PopulationState state = sweep_.at(view_.step, audience_.types, executor_);
        recorder_.take_sweep(view_.step, state);
        means_ = {state.outrage.mean, state.trust.mean};
    } else {
        recorder_.take_sweep(view_.step, means_now());
    }
    close_up_.take_sweep(view_.step, audience_);
}

PopulationMeans Simulation::means_now() {
    if (!means_) means_ = sweep_.means_at(view_.step, audience_.types, executor_);
    return *means_;
}

double Simulation::reach_of(std::uint32_t author) const {
    return std::max(1.0, scenario_.attention.heat_per_follower * audience_.graph.follower_count(author));
}

// A post to everybody alike, whose outrage does not colour the board.
void Simulation::broadcast(std::uint32_t author, std::uint64_t news, double intensity) {
    posts_.push_back({.author = author,
                      .outrage = static_cast<float>(intensity),
                      .news = news,
                      .own_community_first = false,
                      .fanlike = audience_.inboxes[author].fanlike != 0});
    tally_.reach += reach_of(author);
}

void Simulation::publish_events() {
    posts_.clear();
    tally_ = {};
    const auto outrage_of = [&](std::uint32_t id) {
        Account account = audience_.accounts[id];
        reaction_.calm_to(account, view_.step);
        return static_cast<double>(account.outrage);
    };
    const auto due = agenda_.publish_due(view_.step, published_, outrage_of);
    if (!due.empty()) {
        const PopulationMeans before = means_now();
        for (const Announcement& news : due) {
            novelty_.publish(news.salience);
            broadcast(news.actor, news.bit, news.intensity);
            if (news.actor_leaves) ++view_.departures;
            recorder_.take_event(news, view_.step, audience_.graph.follower_count(news.actor), before);
            close_up_.take_event(news, view_.step, audience_);
        }
    }
    view_.unresolved = sums_.unresolved();
    view_.novelty = novelty_.level();
    novelty_.age(scenario_.step, view_.unresolved);
    view_.visibility = board_.visibility(rhythm_.level(view_.step));
}

StepConditions Simulation::conditions() const {
    return {.step = view_.step,
            .board_chance = scenario_.attention.board_reach * view_.visibility,
            .board_dose = scenario_.attention.board_dose * board_.tone(),
            .novelty = view_.novelty,
            .published = &published_};
}

// Who has to be looked at, what they read, what they make of it. Batches are large, because each stage is a
// loop whose end a processor does not foresee.
void Simulation::handle_log_ins(std::uint32_t block, const StepConditions& now,
                                const IdleFilter::Limits& limits) {
    BlockOutcome& outcome = outcomes_[block];
    outcome.logins = schedule_.count_at(block, view_.step);
    if (now.published->count() == 0) return;  // nobody has anything to read or to write about
    IdleFilter::Selected selected;
    const auto let_react = [&] {
        Readers readers;
        reading_.read(selected, now, audience_.accounts, audience_.inboxes, readers);
        react(selected, now, readers, outcome);
        selected.count = 0;
    };
    schedule_.visit(block, view_.step, [&](std::uint32_t first_id, std::span<const LogIn> log_ins) {
        if (!selected.has_room()) let_react();
        filter_.select(first_id, log_ins, limits, audience_.accounts, audience_.inboxes, selected);
    });
    let_react();
}

void Simulation::react(const IdleFilter::Selected& selected, const StepConditions& now, Readers& readers,
                       BlockOutcome& outcome) {
    Touched touched;
    reaction_.react(selected, now, audience_.accounts, audience_.inboxes, readers, outcome, touched);
    for (const std::uint16_t place : touched.all()) {
        const std::uint32_t id = selected.ids[place];
        filter_.settle(id, touched.readiness[place]);
        sweep_.take(id, audience_.accounts[id], touched.trust_before[place]);
    }
}

void Simulation::read_and_post() {
    const StepConditions now = conditions();
    const auto limits = filter_.limits(now.board_chance, now.novelty);
    executor_.for_each_index(schedule_.blocks(), [&](std::size_t index) {
        const auto block = static_cast<std::uint32_t>(index);
        schedule_.plan(block, view_.step);
        outcomes_[block].clear();
        handle_log_ins(block, now, limits);
    });
    view_.posts_negative = view_.posts_neutral = view_.logins = 0;
    for (std::uint32_t block = 0; block < schedule_.blocks(); ++block) {
        const BlockOutcome& outcome = outcomes_[block];
        sums_ += outcome.change;
        view_.posts_negative += outcome.negative;
        view_.posts_neutral += outcome.neutral;
        view_.logins += outcome.logins;
        for (const Post& post : outcome.posts) {
            const double reach = reach_of(post.author);
            tally_.reach += reach;
            tally_.outraged_reach += reach * post.outrage;
        }
        posts_.insert(posts_.end(), outcome.posts.begin(), outcome.posts.end());
    }
}

// Allies who have had enough say so, and media report once the topic is hot enough for them.
void Simulation::let_voices_speak() {
    for (const BlockOutcome& outcome : outcomes_) {
        for (const std::uint32_t id : outcome.departed) {
            broadcast(id, published_.all(), departure_intensity);
            tally_.outraged_reach += departure_intensity * reach_of(id);
            ++view_.departures;
            recorder_.take_voice("kol_departure", id, view_.step, audience_.graph.follower_count(id));
        }
    }
    for (std::size_t k = 0; k < media_.size(); ++k) {
        Account& outlet = audience_.accounts[media_[k]];
        if (outlet.spoke_up || board_.heat() <= media_threshold_[k]) continue;
        outlet.spoke_up = true;
        broadcast(media_[k], published_.all(), report_intensity);
        ++view_.media_reports;
        recorder_.take_voice("media_report", media_[k], view_.step,
                             audience_.graph.follower_count(media_[k]));
    }
}

void Simulation::deliver_posts() {
    view_.deliveries = delivery_.deliver(posts_, view_.step + 1, audience_.inboxes, filter_, executor_);
}

void Simulation::update_board() {
    board_.take_in(tally_);
    view_.heat = board_.heat();
    view_.tone = board_.tone();
}

void Simulation::advance_market() {
    const double kept = initial_fan_trust_ > 0
                            ? static_cast<double>(sums_.fan_trust) / static_cast<double>(initial_fan_trust_)
                            : 1.0;
    view_.trust_lost = std::max(0.0, 1.0 - kept);
    share_price_.advance(view_.step * scenario_.step, view_.step,
                         {.visibility = view_.visibility,
                          .tone = view_.tone,
                          .media_reports = static_cast<double>(view_.media_reports),
                          .trust_lost = view_.trust_lost});
}

void Simulation::record_step() {
    const auto share = [&](std::int64_t aware, int group) {
        const double size = audience_.group_sizes[group];
        return size > 0.0 ? static_cast<double>(aware) / size : 0.0;
    };
    std::int64_t fans = 0;
    std::int64_t everyone = 0;
    for (int type = 0; type < account_type_count; ++type) {
        const std::int64_t aware = sums_.aware[type];
        view_.aware[type] = share(aware, type);
        everyone += aware;
        if (is_fan(static_cast<AccountType>(type))) fans += aware;
    }
    view_.aware[fans_group] = share(fans, fans_group);
    view_.aware[all_group] = share(everyone, all_group);
    view_.share_price = &share_price_;
    recorder_.take_step(view_);
}

void Simulation::look_at_triggers() {
    const std::uint32_t next = view_.step + 1;
    const auto means = [&] { return sweep_.means_at(next, audience_.types, executor_); };
    for (const auto& [event, step] : triggers_.after_step(view_, means)) agenda_.schedule(event, step, next);
}

ReplicateRecord Simulation::finish() {
    sweep_if_due();
    for (const Announcement& news : agenda_.never_happened()) recorder_.take_missing(news);
    ReplicateRecord record = std::move(recorder_.record());
    record.accounts = audience_.group_sizes;
    close_up_.finish(record);
    return record;
}

ReplicateRecord run_replicate(const Scenario& scenario, Audience audience, const RandomSource& source,
                              Executor& executor) {
    Simulation simulation(scenario, std::move(audience), source, executor);
    while (simulation.next_step() < simulation.steps()) simulation.advance();
    return simulation.finish();
}

}  // namespace backlash
