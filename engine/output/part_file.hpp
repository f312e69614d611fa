// A file under the name `path`.part until it is complete; otherwise it goes away.
#pragma once

#include <filesystem>

namespace backlash {

class PartFile {
  public:
    // Makes the folder when it is missing; throws RunError(disk_error) when it cannot.
    explicit PartFile(const std::filesystem::path& path);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::filesystem::path& part() const { return part_; }

    // Gives the file, which is synced, its name, replacing what had it. Throws RunError(disk_error).
    void complete();

  private:
    std::filesystem::path final_;
    std::filesystem::path part_;
    bool complete_ = false;
};

}  // namespace backlash
