// The page of a merged sweep, beside it.
#pragma once

#include <filesystem>
#include <optional>

namespace backlash {

// Before the sweep at `merged` is merged anew: the page to write afterwards. Nothing when `page` is nothing,
// when viz/ was not built, and when there is a page that is not that of the sweep as it is: nobody's changes
// are lost. The last two are said on standard error.
std::optional<std::filesystem::path> plan_sweep_page(const std::filesystem::path& merged,
                                                     const std::optional<std::filesystem::path>& page,
                                                     int threads);

}  // namespace backlash
