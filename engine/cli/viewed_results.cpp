#include "cli/viewed_results.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "base/error.hpp"
#include "cli/captured_process.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

std::string escaped(const std::string& text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '&':
                html += "&amp;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

// Legible on light and dark, wide and narrow.
std::string plain_page(const std::string& title, const std::string& body) {
    return fmt::format(R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>{}</title>
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}}
td,th{{text-align:left;vertical-align:top;padding:.3rem 1.5rem .3rem 0}}
td:first-child{{overflow-wrap:anywhere}}td:nth-child(2){{white-space:nowrap}}</style></head>
<body><h1>{}</h1>{}</body></html>
)",
                       title, title, body);
}

std::string row(const std::string& link, const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fmt::format("<tr><td>{}</td><td>there is no such file</td><td></td></tr>",
                           escaped(path.string()));
    const auto time = std::chrono::file_clock::to_sys(fs::last_write_time(path, error));
    const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(time);
    return fmt::format(
        R"(<tr><td><a href="{}">{}</a></td><td>{:.1f} MB</td><td>{:%Y-%m-%d %H:%M} UTC</td></tr>)", link,
        escaped(path.string()), static_cast<double>(size) / 1e6,
        fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

}  // namespace

WebAnswer message_page(int status, const std::string& message) {
    return {status,
            std::make_shared<std::string>(plain_page("backlash view", "<p>" + escaped(message) + "</p>"))};
}

ViewedResults::ViewedResults(const std::vector<std::string>& results, std::string language)
    : language_(std::move(language)) {
    for (const std::string& result : results) results_.emplace_back(result);
}

WebAnswer ViewedResults::index(const std::string& prefix) const {
    std::string rows = "<table><tr><th>Result</th><th>Size</th><th>Written</th></tr>";
    for (std::size_t k = 0; k < results_.size(); ++k)
        rows += row(prefix + std::to_string(k), results_[k].path);
    return {200, std::make_shared<std::string>(plain_page("Results of backlash", rows + "</table>"))};
}

WebAnswer ViewedResults::make_page(const fs::path& result) const {
    const auto process =
        run_and_capture({"/proc/self/exe", "report", "--lang", language_, "-o", "-", "--", result.string()});
    if (process.status == 0) return {200, std::make_shared<std::string>(process.output)};
    if (process.status < 0) return message_page(422, result.string() + " cannot be read: the reader crashed");
    return message_page(422, process.errors);
}

WebAnswer ViewedResults::page(std::size_t k) {
    Result& result = results_[k];
    const std::scoped_lock one_at_a_time(result.reading);
    std::error_code error;
    const auto time = fs::last_write_time(result.path, error);
    const auto size = error ? 0 : fs::file_size(result.path, error);
    if (error) return message_page(422, result.path.string() + " cannot be read: " + error.message());
    if (!result.answer.page || result.time != time || result.size != size) {
        result.answer = make_page(result.path);
        result.time = time;
        result.size = size;
    }
    return result.answer;
}

}  // namespace backlash
