#include "cli/sweep_page.hpp"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include "cli/report_page.hpp"
#include "cli/report_scenario.hpp"
#include "output/report_data.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

bool is_page_of(const fs::path& page, const fs::path& merged, int threads) {
    try {
        std::ifstream file(page, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return text == report_page(report_text(report_data(merged, threads)), "en");
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

std::optional<fs::path> plan_sweep_page(const fs::path& merged, const std::optional<fs::path>& page,
                                        int threads) {
    if (!page) return std::nullopt;
    const bool is_there = fs::exists(*page);
    const auto planned = plan_report(merged, true, is_there);
    if (!planned || !is_there || is_page_of(*page, merged, threads)) return planned;
    fmt::print(
        stderr,
        "{} is kept: it is another page than that of {} as it was; backlash report --force replaces it\n",
        page->string(), merged.filename().string());
    return std::nullopt;
}

}  // namespace backlash
