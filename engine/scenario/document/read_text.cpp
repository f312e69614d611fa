#include "scenario/document/read_text.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "scenario/document/check_text.hpp"

namespace backlash::document {

std::optional<std::string> read_text(const std::filesystem::path& path, const Place& asked_at,
                                     Complaints& complaints) {
    const auto refuse = [&](const std::string& why) {
        if (asked_at.file) {
            complaints.add(asked_at.position(), "cannot read '" + path.string() + "': " + why,
                           "a scenario file");
        } else {
            complaints.add({path.string(), 0, 0}, "cannot be read: " + why, "a scenario file");
        }
        return std::nullopt;
    };
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return refuse("it is a folder");
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return refuse(std::generic_category().message(errno != 0 ? errno : EIO));
    std::string text(largest_file + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) return refuse("input error");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

}  // namespace backlash::document
