// Outrage and trust by group, who has heard, who has left.
#include <algorithm>
#include <cmath>
#include <limits>

#include "simulation/indicator.hpp"

namespace backlash {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::size_t sweeps(const RecordReader& run) {
    return run.record().sweep_times.size();
}

// One value a group from the means of a sweep table over time.
template <typename Fold>
std::vector<double> by_group(const RecordReader& run, std::string_view table, Fold fold) {
    std::vector<double> values;
    for (int group = 0; group < group_count; ++group) {
        std::vector<double> course;
        for (std::size_t k = 0; k < sweeps(run); ++k) course.push_back(run.sweep_mean(table, group, k));
        values.push_back(fold(course));
    }
    return values;
}

std::vector<double> outrage_auc(const RecordReader& run) {
    const auto& times = run.record().sweep_times;
    return by_group(run, "outrage", [&](const std::vector<double>& course) {
        double area = 0.0;
        for (std::size_t k = 1; k < course.size(); ++k) {
            area += 0.5 * (course[k] + course[k - 1]) * (times[k] - times[k - 1]) / 24.0;
        }
        return area;
    });
}

std::vector<double> outrage_peak(const RecordReader& run) {
    return by_group(run, "outrage", [](const std::vector<double>& course) {
        return std::isnan(course.front()) ? missing : *std::ranges::max_element(course);
    });
}

std::vector<double> outrage_end(const RecordReader& run) {
    return by_group(run, "outrage", [](const std::vector<double>& course) { return course.back(); });
}

std::vector<double> trust_change(const RecordReader& run) {
    return by_group(run, "trust",
                    [](const std::vector<double>& course) { return course.back() - course.front(); });
}

std::vector<double> trust_kept(const RecordReader& run) {
    return by_group(run, "trust",
                    [](const std::vector<double>& course) { return course.back() / course.front(); });
}

std::vector<double> aware_end(const RecordReader& run) {
    const auto aware = run.series("aware");
    return {aware.end() - group_count, aware.end()};
}

std::vector<double> outraged_fans(const RecordReader& run) {
    std::vector<double> shares;
    for (const auto& bins : run.record().fans_outrage) {
        double above = 0.0;
        double all = 0.0;
        for (int bin = 0; bin < histogram_bins; ++bin) {
            all += bins[bin];
            if (bin >= histogram_bins / 2) above += bins[bin];
        }
        shares.push_back(all > 0.0 ? above / all : missing);
    }
    return shares;
}

std::vector<double> kol_departures(const RecordReader& run) {
    return {run.series("kol_departures").back()};
}

std::vector<double> media_reports(const RecordReader& run) {
    return {run.series("media_reports").back()};
}

const IndicatorRegistration r1({{"outrage_auc", "days", "Mean outrage of the group, summed over time"},
                                Axis::group,
                                outrage_auc});
const IndicatorRegistration r2({{"outrage_peak", "1", "Highest mean outrage of the group"},
                                Axis::group,
                                outrage_peak});
const IndicatorRegistration r3({{"outrage_end", "1", "Mean outrage of the group at the end"},
                                Axis::group,
                                outrage_end});
const IndicatorRegistration r4({{"trust_change", "1",
                                 "Mean trust of the group at the end minus at the start"},
                                Axis::group,
                                trust_change});
const IndicatorRegistration r5({{"trust_kept", "1",
                                 "Mean trust of the group at the end over that at the start"},
                                Axis::group,
                                trust_kept});
const IndicatorRegistration r6({{"aware_end", "1", "Share of the group that has heard at the end"},
                                Axis::group,
                                aware_end});
const IndicatorRegistration r7(
    {{"outraged_fans", "1", "Share of fans with outrage of 0.5 or more, 24, 48 and 72 h after the onset"},
     Axis::horizon,
     outraged_fans});
const IndicatorRegistration r8({{"kol_departures_total", "accounts",
                                 "Allied KOLs that left, the scripted ones included"},
                                Axis::none,
                                kol_departures});
const IndicatorRegistration r9({{"media_reports_total", "outlets", "Media accounts that reported"},
                                Axis::none,
                                media_reports});

}  // namespace
}  // namespace backlash
