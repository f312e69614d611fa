#include "simulation/close_up.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "simulation/choose_sample.hpp"
#include "simulation/mood.hpp"

namespace backlash {
namespace {

constexpr double outrage_levels = 255.0;

std::uint8_t outrage_level(const Account& account, std::uint32_t step) {
    const double outrage = account.outrage * calming(account.calming_rate, step - account.stamp);
    return static_cast<std::uint8_t>(std::clamp(outrage, 0.0, 1.0) * outrage_levels + 0.5);
}

}  // namespace

CloseUp::CloseUp(const Scenario& scenario, const Audience& audience, const RandomSource& source,
                 Executor& executor)
    : step_hours_(scenario.step) {
    if (source.replicate != 0 || scenario.recording.network_sample == 0) return;
    cascade_.emplace(scenario.recording.network_sample, scenario.step, source);
    sample_ = choose_sample(audience, scenario.recording.network_sample, source, executor);
    const auto sweeps = static_cast<std::size_t>(scenario.duration / scenario.recording.cadence) + 1;
    sample_->outrage.reserve(sweeps * sample_->accounts.size());
    sample_->heard.assign(sample_->accounts.size(), std::numeric_limits<double>::quiet_NaN());
}

void CloseUp::take_event(const Announcement& news, std::uint32_t step, const Audience& audience) {
    if (!news.is_onset) return;
    onset_ = news.bit;
    if (cascade_) cascade_->start(news.id, news.bit, news.actor, step, audience);
}

void CloseUp::take_step(const StepConditions& now, const LoginSchedule& schedule, const Audience& audience,
                        std::span<const Post> posts) {
    if (cascade_) cascade_->take_step(now, schedule, audience, posts);
}

void CloseUp::take_sweep(std::uint32_t step, const Audience& audience) {
    if (!sample_) return;
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < sample_->accounts.size(); ++i) {
        if (i + ahead < sample_->accounts.size()) {
            __builtin_prefetch(&audience.accounts[sample_->accounts[i + ahead]]);
            __builtin_prefetch(&audience.inboxes[sample_->accounts[i + ahead]]);
        }
        const std::uint32_t id = sample_->accounts[i];
        sample_->outrage.push_back(outrage_level(audience.accounts[id], step));
        const bool knows = (audience.inboxes[id].seen & onset_) != 0;
        if (knows && std::isnan(sample_->heard[i])) sample_->heard[i] = step * step_hours_;
    }
}

void CloseUp::finish(ReplicateRecord& record) {
    record.sample = std::exchange(sample_, std::nullopt);
    if (cascade_ && onset_ != 0) record.cascade = cascade_->finish();
}

}  // namespace backlash
