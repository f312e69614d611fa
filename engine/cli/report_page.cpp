#include "cli/report_page.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "cli/report_scenario.hpp"
#include "output/durable_file.hpp"
#include "output/report_data.hpp"

namespace backlash {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> template_places() {
    if (const char* named = std::getenv("BACKLASH_REPORT_TEMPLATE")) return {named};
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    std::vector<fs::path> places;
    if (!error) places.push_back(program.parent_path().parent_path() / "share/backlash/report.html");
    places.emplace_back(BACKLASH_BUILT_PAGE);
    return places;
}

// As JSON inside a script element: no '<', so neither "</script" nor "<!--".
std::string for_script_element(const std::string& text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        if (c == '<') {
            escaped += "\\u003c";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

void replace_once(std::string& page, std::string_view mark, std::string_view text) {
    const auto at = page.find(mark);
    if (at == std::string::npos || page.find(mark, at + 1) != std::string::npos)
        throw RunError(ExitCode::runtime_error, "the page has no place for the data; build viz/ again");
    page.replace(at, mark.size(), text);
}

}  // namespace

std::optional<fs::path> built_report_template() {
    for (const fs::path& place : template_places()) {
        std::error_code error;
        if (fs::is_regular_file(place, error)) return place;
    }
    return std::nullopt;
}

fs::path find_report_template() {
    if (const auto found = built_report_template()) return *found;
    std::string looked_at;
    for (const fs::path& place : template_places()) looked_at += "\n  " + place.string();
    throw RunError(
        ExitCode::runtime_error,
        "there is no page of reports; build it with Node 18 or newer: cd viz && npm ci && npm run build; "
        "or name it in BACKLASH_REPORT_TEMPLATE. Looked at:" +
            looked_at);
}

std::string fill_report_template(const fs::path& page, const std::string& data, const std::string& language) {
    std::ifstream file(page, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    replace_once(text, R"(<html lang="en">)", "<html lang=\"" + language + "\">");
    replace_once(text, R"(<script type="application/json" id="result">null</script>)",
                 "<script type=\"application/json\" id=\"result\">" + for_script_element(data) + "</script>");
    return text;
}

fs::path report_beside(const fs::path& result) {
    return fs::path(result).replace_extension(".html");
}

void refuse_existing_report(const fs::path& page, const fs::path& result, bool force) {
    std::error_code error;
    if (fs::equivalent(page, result, error))
        throw InputError(page.string() + " is the result itself; expected another name for the page");
    if (fs::is_directory(page, error)) throw InputError(page.string() + " is a folder; expected a file");
    if (!force && fs::exists(page, error))
        throw RunError(ExitCode::output_exists, page.string() + " exists; --force replaces it");
}

std::string report_page(const std::string& data, const std::string& language) {
    return fill_report_template(find_report_template(), data, language);
}

void write_report(const std::string& data, const fs::path& page, const std::string& language) {
    const std::string text = report_page(data, language);
    if (page.has_parent_path()) {
        std::error_code error;
        fs::create_directories(page.parent_path(), error);  // writing says what is wrong
    }
    const fs::path unfinished = page.string() + ".part";
    write_durably(unfinished, text);
    rename_durably(unfinished, page);
}

std::optional<fs::path> plan_report(const fs::path& result, bool wanted, bool force) {
    if (!wanted) return std::nullopt;
    if (!built_report_template()) {
        fmt::print(stderr, "No report: its page is not built (docs/report.md)\n");
        return std::nullopt;
    }
    const auto page = report_beside(result);
    refuse_existing_report(page, result, force);
    return page;
}

std::optional<fs::path> report_on(const fs::path& result, const std::optional<fs::path>& page, int threads) {
    if (!page) return std::nullopt;
    try {
        write_report(report_text(report_data(result, threads)), *page, "en");
        return page;
    } catch (const std::exception& error) {
        fmt::print(stderr, "No report: {}\n", error.what());
        return std::nullopt;
    }
}

}  // namespace backlash
