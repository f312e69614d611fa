#include "study/read_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "scenario/document/override.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash {
namespace {

// The complaint at the place in the study file, when it is about an override.
std::optional<Complaint> in_study(const Complaint& complaint, std::span<const Override> overrides) {
    for (const auto& change : overrides) {
        if (complaint.where.file != document::override_name(change.text)) continue;
        Complaint moved = complaint;
        moved.where = change.where;
        return moved;
    }
    return std::nullopt;
}

std::string case_in_words(const Study& study, std::span<const std::string> labels) {
    std::string words;
    for (std::size_t p = 0; p < labels.size(); ++p) {
        words += fmt::format("{}{}={}", p == 0 ? "" : ", ", study.parameters[p].name, labels[p]);
    }
    return words;
}

// Cases of different models have nothing in common that could be compared.
Complaint other_model(const DesignCase& design_case, const std::string& model, const std::string& expected) {
    const auto change = std::ranges::find_if(
        design_case.overrides, [](const Override& one) { return one.text.starts_with("model="); });
    return {.where = change == design_case.overrides.end() ? SourcePosition{} : change->where,
            .what = "a case is about the model '" + model + "'",
            .expected = "the model of the base, '" + expected + "'",
            .suggestion = {}};
}

Scenario read(const ScenarioFile& base, const Study& study, std::span<const Override> overrides,
              std::span<const std::string> labels, const Catalogue& catalogue) {
    std::vector<std::string> texts;
    for (const auto& change : overrides) texts.push_back(change.text);
    try {
        return base.read(catalogue, texts);
    } catch (const InputError& error) {
        std::vector<Complaint> complaints;
        for (const auto& complaint : error.complaints()) {
            auto moved = in_study(complaint, overrides);
            if (!moved) {
                moved = complaint;
                if (!labels.empty()) moved->what += " (in the case " + case_in_words(study, labels) + ")";
            }
            complaints.push_back(std::move(*moved));
        }
        throw InputError(std::move(complaints));
    }
}

}  // namespace

Scenario read_base(const Study& study, const Catalogue& catalogue) {
    return read(ScenarioFile(study.base), study, study.set, {}, catalogue);
}

Scenario read_case(const ScenarioFile& base, const Study& study, const DesignCase& design_case,
                   const Catalogue& catalogue) {
    return read(base, study, design_case.overrides, design_case.labels, catalogue);
}

void check_cases(const ScenarioFile& base, const Study& study, const Design& design,
                 const Catalogue& catalogue) {
    Complaints complaints;
    std::set<std::string> seen;
    const std::string model = read_base(study, catalogue).model;
    for (const auto& design_case : design.cases) {
        if (complaints.full()) break;
        try {
            const Scenario scenario = read_case(base, study, design_case, catalogue);
            if (scenario.model != model) throw InputError(other_model(design_case, scenario.model, model));
        } catch (const InputError& error) {
            for (const auto& complaint : error.complaints()) {
                if (seen.insert(complaint.text()).second) complaints.add(complaint);
            }
        }
    }
    const std::vector<std::string> files = {study.file.string(), study.base.string()};
    complaints.throw_if_any(files);
}

}  // namespace backlash
