#include "cli/report_scenario.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "base/error.hpp"
#include "cli/catalogue.hpp"
#include "scenario/read_scenario.hpp"

namespace backlash {

namespace {

// A scenario text as the file that the reader of scenarios wants; gone with the object.
class TemporaryScenario {
  public:
    explicit TemporaryScenario(const std::string& text) {
        std::string name = (std::filesystem::temp_directory_path() / "backlash-XXXXXX.yaml").string();
        constexpr int suffix = 5;  // characters after the X
        const int descriptor = mkstemps(name.data(), suffix);
        if (descriptor < 0) throw RunError(ExitCode::disk_error, "cannot make a temporary file");
        close(descriptor);
        path_ = name;
        std::ofstream(path_) << text;
    }
    TemporaryScenario(const TemporaryScenario&) = delete;
    TemporaryScenario& operator=(const TemporaryScenario&) = delete;
    ~TemporaryScenario() {
        std::error_code error;
        std::filesystem::remove(path_, error);
    }

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::optional<Scenario> read_text(const std::string& text) {
    // A resolved scenario stands alone; one that names other files is not ours to follow.
    if (text.starts_with("extends") || text.find("\nextends") != std::string::npos) return std::nullopt;
    try {
        return read_scenario(TemporaryScenario(text).path(), registered_catalogue());
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

namespace {

nlohmann::ordered_json planned(const std::string& resolved_scenario) {
    const auto scenario = read_text(resolved_scenario);
    if (!scenario) return nullptr;
    nlohmann::ordered_json json;
    json["events"] = nlohmann::ordered_json::array();
    for (const EventValues& event : scenario->events) {
        nlohmann::ordered_json entry = {
            {"id", event.id}, {"kind", event.kind}, {"time", nullptr}, {"source", event.source}};
        if (!event.waits()) entry["time"] = event.time;
        const auto until = event.attributes.find("until");
        if (until != event.attributes.end()) entry["until"] = until->second;
        json["events"].push_back(entry);
    }
    json["initial_price"] = scenario->market.initial_price;
    return json;
}

void add_plans(nlohmann::ordered_json& data) {
    if (data["kind"] == "comparison") {
        data["planned"] = nlohmann::ordered_json::array();
        for (const auto& text : data["resolved_scenarios"])
            data["planned"].push_back(planned(text.get<std::string>()));
    } else if (data["kind"] == "result") {
        data["planned"] = planned(data["provenance"]["resolved_scenario"].get<std::string>());
    }
}

}  // namespace

std::string report_text(nlohmann::ordered_json data) {
    add_plans(data);
    return data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace backlash
