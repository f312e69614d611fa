#include "study/read_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "scenario/document/override.hpp"
#include "scenario/read_scenario.hpp"
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

Scenario read(const Study& study, std::span<const Override> overrides, std::span<const std::string> labels,
              const Catalogue& catalogue) {
    std::vector<std::string> texts;
    for (const auto& change : overrides) texts.push_back(change.text);
    try {
        return read_scenario(study.base, catalogue, texts);
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
    Scenario base = read(study, study.set, {}, catalogue);
    if (!base.is_crisis())
        throw InputError(base.file + " has another model than the crisis, which studies vary");
    return base;
}

Scenario read_case(const Study& study, const DesignCase& design_case, const Catalogue& catalogue) {
    return read(study, design_case.overrides, design_case.labels, catalogue);
}

void check_cases(const Study& study, const Design& design, const Catalogue& catalogue) {
    Complaints complaints;
    std::set<std::string> seen;
    for (const auto& design_case : design.cases) {
        if (complaints.full()) break;
        try {
            read_case(study, design_case, catalogue);
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
