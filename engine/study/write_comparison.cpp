#include "study/write_comparison.hpp"

#include <algorithm>
#include <cmath>

#include "output/provenance_file.hpp"
#include "output/real_variable.hpp"
#include "output/result_dimensions.hpp"
#include "output/result_groups.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

using Dimensions = NetcdfGroup::Dimensions;

const std::string variant_dimension = "variant", scenario_dimension = "scenario",
                  full_hour_dimension = "full_hour";

struct Statistic {
    const char* label;
    double (*value)(const PairedDifference&);
};

// The labels of the dimension `statistic`.
constexpr std::array<Statistic, 8> statistics = {{
    {"base", [](const PairedDifference& d) { return d.base; }},
    {"variant", [](const PairedDifference& d) { return d.variant; }},
    {"difference", [](const PairedDifference& d) { return d.difference; }},
    {"standard_error", [](const PairedDifference& d) { return d.standard_error; }},
    {"low", [](const PairedDifference& d) { return d.low; }},
    {"high", [](const PairedDifference& d) { return d.high; }},
    {"z", [](const PairedDifference& d) { return d.z; }},
    {"n", [](const PairedDifference& d) { return static_cast<double>(d.pairs); }},
}};

void add_labels(NetcdfGroup& group, const std::string& name, const std::string& meaning,
                const std::vector<std::string>& labels) {
    group.add_dimension({name, "", meaning}, labels);
}

class ComparisonWriter {
  public:
    explicit ComparisonWriter(const ComparisonResult& comparison)
        : comparison_(comparison),
          base_(comparison.scenarios.front()),
          base_result_{base_, {}, comparison.records.front(), comparison.provenance},
          dimensions_(base_result_) {}

    void write(NetcdfFile& file) const {
        write_root(file.root());
        if (!comparison_.variants.front().hourly.empty()) write_hourly(file.add_group("hourly"));
        write_indicators(file.add_group("indicators"));
        write_values(file.add_group("values"));
        write_scenarios(file.add_group("provenance"));
    }

  private:
    std::vector<std::string> names(std::size_t from) const {
        std::vector<std::string> names;
        for (const Scenario& scenario : comparison_.scenarios.subspan(from)) names.push_back(scenario.name);
        return names;
    }

    void add_paired_dimensions(NetcdfGroup& group) const {
        add_labels(group, variant_dimension, "Scenario that is compared with the base", names(1));
        std::vector<std::string> labels;
        for (const Statistic& statistic : statistics) labels.emplace_back(statistic.label);
        add_labels(group, dimension::statistic, "Statistic of the pairs of replicates", labels);
    }

    void set_global_attributes(NetcdfGroup& group) const {
        group.set_text("", "Conventions", "CF-1.10");
        group.set_text("", "title", "Comparison with " + (base_.title.empty() ? base_.name : base_.title));
        group.set_text("", "source", "backlash " + comparison_.provenance.program_version);
        group.set_text("", "backlash_format_name", "backlash-comparison");
        group.set_text("", "backlash_format_version", "1.0.0");
        group.set_text("", "base", base_.name);
        if (!base_.is_crisis()) group.set_text("", "model", base_.model);
        group.set_text("", "currency", base_.market.currency);
        group.set_number("", "zone_offset_minutes", std::int32_t{base_.zone_offset_minutes});
    }

    // `list` picks one of the lists of a VariantComparison, `along` its dimensions but for the first two.
    template <class List>
    void write_paired(NetcdfGroup& group, const List& list,
                      const std::function<Dimensions(const ComparedQuantity&)>& along) const {
        const auto& first = list(comparison_.variants.front());
        for (std::size_t k = 0; k < first.size(); ++k) {
            Dimensions over = {variant_dimension, dimension::statistic};
            for (const auto& name : along(first[k])) over.push_back(name);
            std::vector<double> row;
            write_real(group, first[k].what, base_.market.currency, over, [&](std::size_t variant) {
                row.clear();
                for (const Statistic& statistic : statistics) {
                    std::ranges::transform(list(comparison_.variants[variant])[k].elements,
                                           std::back_inserter(row), statistic.value);
                }
                return std::span<const double>(row);
            });
        }
    }

    void write_root(NetcdfGroup group) const {
        set_global_attributes(group);
        add_paired_dimensions(group);
        dimensions_.add(group, studied_model(base_).series_dimensions());
        write_paired(
            group, [](const VariantComparison& v) -> const auto& { return v.series; },
            [](const ComparedQuantity& q) {
                return q.axis == Axis::group ? Dimensions{dimension::time, dimension::group}
                                             : Dimensions{dimension::time};
            });
        write_paired(
            group, [](const VariantComparison& v) -> const auto& { return v.sweeps; },
            [](const ComparedQuantity&) {
                return Dimensions{dimension::hour, dimension::group};
            });
    }

    void write_hourly(NetcdfGroup group) const {
        add_paired_dimensions(group);
        const std::size_t hours = comparison_.variants.front().hourly.front().elements.size();
        std::vector<double> starts(hours);
        for (std::size_t h = 0; h < hours; ++h) starts[h] = static_cast<double>(h);
        dimensions_.add_times(group, {full_hour_dimension, "", "Start of the hour"}, starts);
        write_paired(
            group, [](const VariantComparison& v) -> const auto& { return v.hourly; },
            [](const ComparedQuantity&) { return Dimensions{full_hour_dimension}; });
    }

    static Dimensions axis_dimensions(Axis axis) {
        const auto name = dimension_of(axis);
        return name ? Dimensions{*name} : Dimensions{};
    }

    void write_indicators(NetcdfGroup group) const {
        add_paired_dimensions(group);
        dimensions_.add(group, studied_model(base_).figure_dimensions());
        write_paired(
            group, [](const VariantComparison& v) -> const auto& { return v.indicators; },
            [](const ComparedQuantity& q) { return axis_dimensions(q.axis); });
    }

    // The indicators themselves, of every scenario and replicate.
    void write_values(NetcdfGroup group) const {
        add_labels(group, scenario_dimension, "Scenario, the base first", names(0));
        dimensions_.add(group, {dimension::replicate});
        dimensions_.add(group, studied_model(base_).figure_dimensions());
        const auto& indicators = comparison_.records.front().front().indicators;
        std::vector<double> row;
        for (std::size_t k = 0; k < indicators.size(); ++k) {
            Dimensions over = {scenario_dimension, dimension::replicate};
            for (const auto& name : axis_dimensions(indicators[k].axis)) over.push_back(name);
            const auto unit = unit_in_file(indicators[k].what.unit, base_.market.currency);
            group.write_rows<double>({indicators[k].what.name, unit, indicators[k].what.meaning}, over,
                                     [&](std::size_t scenario) {
                                         row.clear();
                                         for (const ReplicateRecord& record : comparison_.records[scenario]) {
                                             const auto& values = record.indicators[k].values;
                                             row.insert(row.end(), values.begin(), values.end());
                                         }
                                         return std::span<const double>(row);
                                     });
        }
    }

    void write_scenarios(NetcdfGroup group) const {
        add_labels(group, scenario_dimension, "Scenario, the base first", names(0));
        std::vector<std::string> texts;
        for (const Scenario& scenario : comparison_.scenarios) texts.push_back(scenario.text);
        group.write({"scenario_text", "", "The scenario files verbatim, those that are extended first"},
                    {scenario_dimension}, texts);
        group.write(
            {"resolved_scenario", "", "The scenarios with all defaults and overrides filled in, YAML"},
            {scenario_dimension}, comparison_.resolved_scenarios);
        group.write<std::uint64_t>({"seed", "", "Seed of all random draws"}, {}, std::span(&base_.seed, 1));
        write_build(group, comparison_.provenance);
    }

    const ComparisonResult& comparison_;
    const Scenario& base_;
    RunResult base_result_;
    ResultDimensions dimensions_;
};

std::string provenance_text(const ComparisonResult& comparison, const std::string& name,
                            const FileChecksum& checksum) {
    auto json = describe_run(comparison.provenance, name, checksum);
    json["scenario_files"] = nlohmann::ordered_json::array();
    for (const Scenario& scenario : comparison.scenarios) json["scenario_files"].push_back(scenario.file);
    return file_text(json);
}

}  // namespace

void write_comparison(const ComparisonResult& comparison, const std::filesystem::path& path, bool overwrite,
                      Executor& executor) {
    const ComparisonWriter writer(comparison);
    write_complete_file(
        path, overwrite, [&](NetcdfFile& file) { writer.write(file); },
        [&](const std::string& name, const FileChecksum& checksum) {
            return provenance_text(comparison, name, checksum);
        },
        executor);
}

}  // namespace backlash
