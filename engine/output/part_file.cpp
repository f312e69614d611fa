#include "output/part_file.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/error.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

void create_folder_of(const std::filesystem::path& path) {
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
    if (error) {
        throw RunError(ExitCode::disk_error, fmt::format("cannot create folder {}: {}",
                                                         path.parent_path().string(), error.message()));
    }
}

}  // namespace

PartFile::PartFile(const std::filesystem::path& path) : final_(path), part_(path) {
    part_ += ".part";
    create_folder_of(path);
}

PartFile::~PartFile() {
    std::error_code ignored;
    if (!complete_) std::filesystem::remove(part_, ignored);
}

void PartFile::complete() {
    rename_durably(part_, final_);
    complete_ = true;
}

}  // namespace backlash
