// All that a record says but for wall times, as bits: NaN equals itself and 0.0 is not -0.0.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "simulation/record.hpp"

namespace backlash {

class RecordBits {
  public:
    template <typename Values>
    void add_all(const Values& values) {
        bits_.push_back(values.size());
        for (const auto value : values) add(value);
    }
    void add(double value) { bits_.push_back(std::bit_cast<std::uint64_t>(value)); }
    void add(std::uint64_t value) { bits_.push_back(value); }
    void add(std::uint32_t value) { bits_.push_back(value); }
    void add(const std::string& text) { bits_.push_back(std::hash<std::string>{}(text)); }

    const std::vector<std::uint64_t>& bits() const { return bits_; }

  private:
    std::vector<std::uint64_t> bits_;
};

inline void add_events(RecordBits& bits, const ReplicateRecord& record) {
    for (const EventRecord& event : record.events) {
        bits.add(event.id);
        bits.add(event.kind);
        bits.add(event.planned_time);
        bits.add(event.time);
        bits.add(event.account);
        bits.add(event.followers);
        bits.add_all(event.outrage);
        bits.add_all(event.trust);
    }
}

inline void add_network(RecordBits& bits, const NetworkRecord& network) {
    bits.add(network.statistics.edges);
    bits.add(network.statistics.reciprocity);
    bits.add(network.loops_dropped);
    bits.add(network.duplicates_dropped);
    bits.add(network.in_degree_exponent);
    bits.add(network.fan_homophily);
}

inline std::vector<std::uint64_t> bits_of(const ReplicateRecord& record) {
    RecordBits bits;
    bits.add(record.replicate);
    add_network(bits, record.network);
    bits.add_all(record.accounts);
    for (const Series& series : record.series) bits.add_all(series.values);
    bits.add_all(record.sweep_times);
    for (const SweepTable& sweep : record.sweeps) {
        bits.add_all(sweep.mean);
        bits.add_all(sweep.deciles);
        bits.add_all(sweep.histogram);
    }
    for (const auto& bins : record.fans_outrage) bits.add_all(bins);
    add_events(bits, record);
    for (const Indicator& indicator : record.indicators) bits.add_all(indicator.values);
    for (const TargetOutcome& target : record.targets) bits.add(target.value);
    bits.add(record.logins);
    bits.add(record.deliveries);
    return bits.bits();
}

inline const std::vector<double>& series_of(const ReplicateRecord& record, const std::string& name) {
    for (const Series& series : record.series) {
        if (series.what.name == name) return series.values;
    }
    throw std::invalid_argument("no series " + name);
}

}  // namespace backlash
