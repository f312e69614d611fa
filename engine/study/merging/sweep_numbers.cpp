#include "study/merging/sweep_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/error.hpp"

namespace backlash {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_same_variable(const RunVariable& a, const RunVariable& b) {
    return a.kind == b.kind && a.axis == b.axis && a.what.name == b.what.name;
}

void add_events(std::vector<std::string>& events, const RunShape& shape) {
    for (const std::string& event : shape.events) {
        if (std::ranges::find(events, event) == events.end()) events.push_back(event);
    }
}

void add_variables(std::vector<RunVariable>& variables, const RunShape& shape) {
    for (const RunVariable& variable : shape.variables) {
        const auto known = std::ranges::find_if(
            variables, [&](const RunVariable& other) { return is_same_variable(variable, other); });
        if (known == variables.end()) {
            variables.push_back(variable);
        } else {
            known->size = std::max(known->size, variable.size);
        }
    }
}

}  // namespace

SweepNumbers::SweepNumbers(const SweepPlan& plan, const WorkFolder& work)
    : plan_(plan), work_(work), reader_(work) {
    require_agreement();
    for (const PlannedRun& run : plan.runs) {
        const DoneRun* done = find(run.case_number, run.replicate);
        if (done == nullptr || reader_.is_whole(*done)) continue;
        const auto& files = work.workers[done->worker];
        throw RunError(ExitCode::disk_error,
                       fmt::format("{} is damaged; delete it and {}, and run the sweep again",
                                   files.values.string(), files.journal.string()));
    }
    gather_shapes();
    place_variables();
}

const DoneRun* SweepNumbers::find(std::size_t case_number, std::uint32_t replicate) const {
    const auto found = work_.done.find(plan_.run_of(case_number, replicate));
    return found == work_.done.end() ? nullptr : &found->second;
}

void SweepNumbers::require_agreement() const {
    const std::set<RunId> conflicts(work_.conflicts.begin(), work_.conflicts.end());
    for (const PlannedRun& run : plan_.runs) {
        if (!conflicts.contains(run.id)) continue;
        throw RunError(
            ExitCode::runtime_error,
            fmt::format("case {}, replicate {} was computed twice with different numbers; were the "
                        "workers different builds or machines?",
                        run.case_number, run.replicate));
    }
}

RunStatus SweepNumbers::status(std::size_t case_number, std::uint32_t replicate) const {
    const RunId id = plan_.run_of(case_number, replicate);
    if (work_.done.contains(id)) return RunStatus::done;
    return work_.failed.contains(id) ? RunStatus::failed : RunStatus::missing;
}

const std::string& SweepNumbers::message(std::size_t case_number, std::uint32_t replicate) const {
    return work_.failed.at(plan_.run_of(case_number, replicate));
}

// In the order of the plan, which is the same whoever did the runs.
void SweepNumbers::gather_shapes() {
    std::vector<bool> seen(work_.shapes.size(), false);
    for (std::size_t c = 0; c < plan_.cases.size(); ++c) {
        for (std::uint32_t replicate = 0; replicate < plan_.replicates(); ++replicate) {
            const DoneRun* done = find(c, replicate);
            if (done == nullptr || seen[done->shape]) continue;
            seen[done->shape] = true;
            add_events(shape_.events, work_.shapes[done->shape]);
            add_variables(shape_.variables, work_.shapes[done->shape]);
        }
    }
    for (RunVariable& variable : shape_.variables) {
        if (variable.axis == Axis::event) variable.size = shape_.events.size();
    }
}

void SweepNumbers::place_variables() {
    for (const RunShape& shape : work_.shapes) {
        auto& places = places_.emplace_back(shape_.variables.size());
        std::size_t first = 0;
        for (const RunVariable& variable : shape.variables) {
            const auto known = std::ranges::find_if(shape_.variables, [&](const RunVariable& other) {
                return is_same_variable(variable, other);
            });
            if (known != shape_.variables.end()) {
                places[static_cast<std::size_t>(known - shape_.variables.begin())] = {first, variable.size};
            }
            first += variable.size;
        }
        auto& events = events_.emplace_back();
        for (const std::string& event : shape.events) {
            events.push_back(
                static_cast<std::size_t>(std::ranges::find(shape_.events, event) - shape_.events.begin()));
        }
    }
}

void SweepNumbers::read(std::size_t variable, std::size_t case_number, std::uint32_t replicate,
                        std::span<double> values) {
    std::ranges::fill(values, missing);
    const DoneRun* done = find(case_number, replicate);
    if (done == nullptr) return;
    const Place place = places_[done->shape][variable];
    if (place.size == 0) return;
    if (shape_.variables[variable].axis != Axis::event) {
        reader_.read(*done, place.first, values.first(place.size));
        return;
    }
    std::vector<double> by_time(place.size);
    reader_.read(*done, place.first, by_time);
    for (std::size_t k = 0; k < by_time.size(); ++k) values[events_[done->shape][k]] = by_time[k];
}

std::vector<std::vector<double>> SweepNumbers::objective(const Objective& objective, const Scenario& base) {
    std::vector table(plan_.cases.size(), std::vector<double>(plan_.replicates(), missing));
    const auto variable = std::ranges::find_if(shape_.variables, [&](const RunVariable& other) {
        return other.kind == VariableKind::indicator && other.what.name == objective.indicator;
    });
    if (variable == shape_.variables.end()) return table;
    std::size_t place = 0;
    if (!objective.entry.empty()) {
        const auto labels =
            variable->axis == Axis::event ? shape_.events : entry_labels(variable->axis, base);
        place = static_cast<std::size_t>(std::ranges::find(labels, objective.entry) - labels.begin());
    }
    if (place >= variable->size) return table;
    const auto number = static_cast<std::size_t>(variable - shape_.variables.begin());
    std::vector<double> values(variable->size);
    for (std::size_t c = 0; c < table.size(); ++c) {
        for (std::uint32_t replicate = 0; replicate < plan_.replicates(); ++replicate) {
            read(number, c, replicate, values);
            table[c][replicate] = values[place];
        }
    }
    return table;
}

}  // namespace backlash
