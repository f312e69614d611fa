#include <algorithm>
#include <cmath>
#include <map>

#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr double window = 3.0;  // h before and after an event

struct EventColumns {
    std::vector<double> replicate, time, followers, outrage, trust;  // of fans, the last two
    std::vector<std::string> id, kind;
};

EventColumns read_columns(const ResultFile& file, const ReportAxes& axes) {
    const Sizes rows = file.sizes("events/record");
    EventColumns columns;
    columns.replicate = file.numbers("events/replicate", rows);
    columns.time = file.numbers("events/time", rows);
    columns.followers = file.numbers("events/followers", rows);
    columns.id = file.texts("events/id", rows);
    columns.kind = file.texts("events/kind", rows);
    const auto found = std::ranges::find(axes.groups, "fans");
    const auto fans = static_cast<std::size_t>(found - axes.groups.begin());
    const auto of_fans = [&](const char* name) {
        std::vector<double> values(columns.id.size(), NAN);
        const auto all = file.numbers(name, {columns.id.size(), axes.groups.size()});
        for (std::size_t row = 0; row < values.size() && fans < axes.groups.size(); ++row)
            values[row] = all[row * axes.groups.size() + fans];
        return values;
    };
    columns.outrage = of_fans("events/outrage");
    columns.trust = of_fans("events/trust");
    return columns;
}

// One entry of the page's table: an event of the scenario, or all that happened by themselves of one name.
struct Entry {
    std::string id, kind;
    std::vector<double> count, first, followers, outrage, trust, before, after;  // [replicate]
};

class Entries {
  public:
    Entries(const ResultFile& file, const ReportAxes& axes, const ReportPosts& posts)
        : axes_(axes), columns_(read_columns(file, axes)), posts_(posts) {
        for (std::size_t row = 0; row < columns_.id.size(); ++row) add(row);
    }

    const std::vector<Entry>& all() const { return entries_; }

  private:
    Entry& entry(std::size_t row) {
        const auto [found, is_new] = index_.try_emplace(columns_.id[row], entries_.size());
        if (is_new) {
            const std::vector<double> none(axes_.replicates, NAN);
            const std::vector<double> zero(axes_.replicates, 0.0);
            entries_.push_back(
                {columns_.id[row], columns_.kind[row], zero, none, none, none, none, none, none});
        }
        return entries_[found->second];
    }

    void add(std::size_t row) {
        Entry& of = entry(row);
        const double number = columns_.replicate[row];
        const double time = columns_.time[row];
        if (!(number >= 0.0 && number < static_cast<double>(axes_.replicates)) || !std::isfinite(time))
            return;
        const auto r = static_cast<std::size_t>(number);
        of.count[r] += 1.0;
        of.followers[r] = (std::isnan(of.followers[r]) ? 0.0 : of.followers[r]) + columns_.followers[row];
        if (!std::isnan(of.first[r])) return;
        of.first[r] = time;
        of.outrage[r] = columns_.outrage[row];
        of.trust[r] = columns_.trust[row];
        of.before[r] = posts_.rate(r, time - window, time);
        of.after[r] = posts_.rate(r, time, time + window);
    }

    const ReportAxes& axes_;
    EventColumns columns_;
    const ReportPosts& posts_;
    std::map<std::string, std::size_t> index_;
    std::vector<Entry> entries_;
};

}  // namespace

Json report_events(const ResultFile& file, const ReportAxes& axes, const ReportPosts& posts) {
    Json json = Json::array();
    const Entries entries(file, axes, posts);
    for (const Entry& entry : entries.all()) {
        json.push_back({{"id", entry.id},
                        {"kind", entry.kind},
                        {"happened", std::ranges::count_if(entry.count, [](double n) { return n > 0; })},
                        {"count", json_statistics(entry.count)},
                        {"time", json_statistics(entry.first)},
                        {"followers", json_statistics(entry.followers)},
                        {"outrage_fans", json_statistics(entry.outrage)},
                        {"trust_fans", json_statistics(entry.trust)},
                        {"posts_before", json_statistics(entry.before)},
                        {"posts_after", json_statistics(entry.after)}});
    }
    return json;
}

}  // namespace backlash
