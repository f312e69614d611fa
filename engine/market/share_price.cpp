#include "market/share_price.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "base/normal_quantile.hpp"

namespace backlash {
namespace {

std::vector<FactorPoint> chosen_path(const MarketValues& values) {
    const auto found = values.factor_paths.find(values.factor);
    return found == values.factor_paths.end() ? std::vector<FactorPoint>{} : found->second;
}

}  // namespace

SharePrice::SharePrice(const Scenario& scenario, const RandomSource& source)
    : values_(scenario.market),
      step_hours_(scenario.step),
      calendar_(scenario),
      source_(source),
      path_(chosen_path(scenario.market)),
      price_(scenario.market.initial_price) {}

// Linear between the points, constant before the first and after the last.
double SharePrice::factor_at(double time) const {
    if (path_.empty()) return 0.0;
    const auto next = std::ranges::upper_bound(path_, time, {}, &FactorPoint::time);
    if (next == path_.begin()) return path_.front().log_return;
    if (next == path_.end()) return path_.back().log_return;
    const auto& before = *(next - 1);
    const double share = (time - before.time) / (next->time - before.time);
    return before.log_return + share * (next->log_return - before.log_return);
}

double SharePrice::bought_per_day_volume(double time) const {
    double bought = 0.0;
    constexpr double hair = 1e-9;
    for (const auto& programme : buying_) {
        const bool running = time >= programme.from - hair && time < programme.to - hair;
        if (running && programme.trading_hours > 0.0)
            bought += programme.amount * step_hours_ / programme.trading_hours;
    }
    return bought / values_.daily_volume;
}

// X = B mbar min(1, media / n*);  Xs = mean of X with memory tau_s
// f = psi max(0, X - Xs) daily volumes a day
// Open:   Q <- Q e^(-dt/tau_Q) + f dt - bought / V_D  (dt in trading days); the night's backlog joins first
// Closed: backlog += w_on f dt
// log P = log P0 + beta M + noise - Y sigma_D sgn(Q) sqrt|Q| - zeta (trust lost)
void SharePrice::advance(double time, std::uint32_t step, const MarketView& view) {
    const double gate = std::min(1.0, view.media_reports / values_.media_gate);
    attention_ = view.visibility * view.tone * gate;
    usual_attention_ +=
        (1.0 - portable_exp(-step_hours_ / values_.investor_adaptation)) * (attention_ - usual_attention_);
    const double flow = values_.investor_reaction * std::max(0.0, attention_ - usual_attention_);
    const double days = step_hours_ / TradingCalendar::hours_per_day;
    open_ = calendar_.open_at(time);
    if (open_) {
        if (const int day = calendar_.day_of(time); day != last_day_) {
            last_day_ = day;
            pressure_ += backlog_;
            backlog_ = 0.0;
        }
        pressure_ = pressure_ * portable_exp(-days / values_.impact_decay) + flow * days -
                    bought_per_day_volume(time);
        if (values_.noise) {
            const auto words = source_.words(0, step, Stream::market_noise);
            noise_ +=
                values_.daily_volatility * std::sqrt(days) * normal_quantile(uniform53(words[0], words[1]));
        }
    } else {
        backlog_ += values_.overnight_weight * flow * days;
    }
    factor_ = values_.factor_exposure * factor_at(time);
    impact_ = -values_.impact_prefactor * values_.daily_volatility *
              std::copysign(std::sqrt(std::abs(pressure_)), pressure_);
    price_ = values_.initial_price *
             portable_exp(factor_ + noise_ + impact_ - values_.trust_discount * view.trust_lost);
}

}  // namespace backlash
