#include "simulation/rhythm.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numeric>

namespace backlash {
namespace {

constexpr std::array<double, 84> week = {
    0.7976, 0.3814, 0.2871, 0.6834, 1.2105, 1.3850, 1.3723, 1.1059, 1.3180, 1.0837, 1.3252, 1.5002,
    0.6205, 0.3392, 0.3115, 0.6716, 1.1815, 1.1880, 1.1241, 1.2165, 1.1961, 1.0916, 1.2137, 1.4125,
    0.7127, 0.3709, 0.3273, 0.6973, 1.2690, 1.3654, 1.1690, 1.3450, 1.1494, 1.2241, 1.2674, 1.3952,
    0.9083, 0.4251, 0.3703, 0.6912, 1.5525, 1.6334, 1.4938, 1.5558, 1.4775, 1.4100, 1.6288, 1.7467,
    0.5532, 0.2774, 0.2650, 0.5368, 1.1775, 1.0956, 1.0119, 1.0632, 0.9819, 0.9553, 0.9347, 1.1024,
    0.8350, 0.4031, 0.2979, 0.5912, 1.0665, 1.3564, 1.1469, 1.0403, 1.3114, 1.2892, 1.5920, 1.9436,
    0.7003, 0.3539, 0.2696, 0.4886, 0.8736, 1.0070, 0.8877, 0.9700, 0.9581, 0.8953, 1.2117, 1.3519,
};

constexpr double week_hours = 168.0;

// Hours since Monday 0 h of the scenario's wall clock at its start.
double start_in_week(const Scenario& scenario) {
    const auto local = std::chrono::sys_seconds(std::chrono::seconds(scenario.start_unix)) +
                       std::chrono::minutes(scenario.zone_offset_minutes);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto weekday = std::chrono::weekday(day).iso_encoding() - 1;
    return 24.0 * weekday + static_cast<double>((local - day).count()) / 3600.0;
}

}  // namespace

std::span<const double> measured_week() {
    return week;
}

Rhythm::Rhythm(const Scenario& scenario) : step_(scenario.step) {
    const std::span<const double> weights = scenario.attention.rhythm.empty()
                                                ? measured_week()
                                                : std::span<const double>(scenario.attention.rhythm);
    const double mean =
        std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
    highest_level_ = std::ranges::max(weights) / mean;
    const double bucket_hours = week_hours / static_cast<double>(weights.size());
    const double first = start_in_week(scenario);
    const auto steps = static_cast<std::size_t>(std::llround(scenario.duration / scenario.step));
    level_.reserve(steps);
    for (std::size_t s = 0; s < steps; ++s) {
        constexpr double hair = 1e-9;  // a step that starts on a bucket's edge belongs to the later bucket
        const double hour = std::fmod(first + static_cast<double>(s) * scenario.step + hair, week_hours);
        level_.push_back(weights[static_cast<std::size_t>(hour / bucket_hours)] / mean);
    }
}

}  // namespace backlash
