#include "cli/report_figures.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/error.hpp"
#include "cli/captured_process.hpp"
#include "cli/report_page.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

constexpr const char* needs_node =
    "figures are drawn by Node 18 or newer, called 'node'; on Debian: apt-get install nodejs";

// It is built together with the page, and stands beside it.
fs::path find_script() {
    const fs::path script = find_report_template().parent_path() / "figures.mjs";
    std::error_code error;
    if (fs::is_regular_file(script, error)) return script;
    throw RunError(ExitCode::runtime_error,
                   "there is no " + script.string() + "; build it: cd viz && npm ci && npm run build");
}

nlohmann::json draw(const std::string& data, const Figures& figures) {
    CapturedProcess node;
    try {
        node = run_and_capture(
            {"node", find_script().string(), figures.language, fmt::format("{}", figures.width)}, data);
    } catch (const CannotStart&) {
        throw RunError(ExitCode::runtime_error, needs_node);
    }
    if (node.status == 0) return nlohmann::json::parse(node.output);
    throw RunError(ExitCode::runtime_error, fmt::format("node cannot draw; {}\n{}", needs_node, node.errors));
}

// Names hold those of objectives, which come from a file.
std::string file_name(const std::string& chart) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    std::string name = chart;
    for (char& c : name)
        if (plain.find(c) == std::string_view::npos) c = '_';
    return name + ".svg";
}

}  // namespace

std::vector<fs::path> write_figures(const std::string& data, const Figures& figures) {
    std::error_code error;
    if (fs::exists(figures.folder, error) && !fs::is_directory(figures.folder, error))
        throw InputError(figures.folder.string() + " is not a folder; expected one for the figures");
    const nlohmann::json pictures = draw(data, figures);
    std::vector<fs::path> paths;
    for (const auto& [chart, picture] : pictures.items()) {
        paths.push_back(figures.folder / file_name(chart));
        if (!figures.force && fs::exists(paths.back(), error))
            throw RunError(ExitCode::output_exists, paths.back().string() + " exists; --force replaces it");
    }
    fs::create_directories(figures.folder, error);  // writing says what is wrong
    auto path = paths.begin();
    for (const auto& picture : pictures) {
        const fs::path unfinished = path->string() + ".part";
        write_durably(unfinished, picture.get<std::string>());
        rename_durably(unfinished, *path++);
    }
    return paths;
}

}  // namespace backlash
