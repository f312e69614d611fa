#include "study/study_files.hpp"

#include "crisis/event_kind.hpp"
#include "study/read_case.hpp"

namespace backlash::testing {
namespace {

constexpr std::string_view base = R"(backlash: 1
start: 2026-01-04T00:00+08:00
duration: 6 days
seed: 7
network: {accounts: 2000}
actors:
  spokesperson: {type: brand, followers: {core: .40, fan: .12, public: .004}}
events:
  leak: {kind: revelation, at: 2026-01-05T12:30, by: {type: core, rank: 5}, severity: .5, salience: .5}
  apology: {kind: apology, at: onset + 9h05m, by: spokesperson, completeness: .55}
  penalty: {kind: penalty, at: apology + 24h, by: spokesperson, completeness: .6, penalty: {junior: 1}}
market: {initial_price: 40.2 HKD, daily_volume: 6.5 BHKD}
)";

}  // namespace

Catalogue event_catalogue() {
    Catalogue catalogue;
    for (const auto& kind : event_kinds()) catalogue.events.push_back(kind.descriptor);
    return catalogue;
}

Study read_study_text(std::string_view text, std::string_view csv) {
    return read_study_text(TemporaryFolder(), text, csv);
}

Study read_study_text(const TemporaryFolder& folder, std::string_view text, std::string_view csv) {
    folder.write("base.yaml", base);
    if (!csv.empty()) folder.write("cases.csv", csv);
    const auto study = read_study(folder.write("study.yaml", text), event_catalogue());
    check_cases(ScenarioFile(study.base), study, make_design(study), event_catalogue());
    return study;
}

std::vector<std::string> study_mistakes(std::string_view text, std::string_view csv) {
    std::vector<std::string> texts;
    try {
        read_study_text(text, csv);
    } catch (const InputError& error) {
        for (const auto& complaint : error.complaints()) {
            const auto line = complaint.text();
            const auto name = line.find("study.yaml:") != std::string::npos ? line.find("study.yaml:")
                              : line.find("cases.csv") != std::string::npos ? line.find("cases.csv")
                                                                            : line.find("base.yaml");
            texts.push_back(name == std::string::npos ? line : line.substr(name));
        }
    }
    return texts;
}

Study read_study_tail(std::string_view tail, std::string_view csv) {
    return read_study_text(std::string(study_head) + std::string(tail), csv);
}

std::vector<std::string> tail_mistakes(std::string_view tail, std::string_view csv) {
    return study_mistakes(std::string(study_head) + std::string(tail), csv);
}

}  // namespace backlash::testing
