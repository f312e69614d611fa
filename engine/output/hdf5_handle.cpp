#include "output/hdf5_handle.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/error.hpp"

namespace backlash {

namespace {

extern "C" herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* text) {
    if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(text) = error->desc;
    return 0;
}

// The system's reason alone when the description quotes one: the rest is of addresses and descriptors.
std::string readable(const std::string& description) {
    constexpr std::string_view opening = "error message = '";
    const auto start = description.find(opening);
    if (start == std::string::npos) return "HDF5: " + description;
    const auto first = start + opening.size();
    return description.substr(first, description.find('\'', first) - first);
}

}  // namespace

void throw_hdf5_error(std::string_view doing) {
    std::string reason = "no reason given";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &reason);
    throw RunError(ExitCode::disk_error, fmt::format("cannot {}: {}", doing, readable(reason)));
}

Hdf5Handle::Hdf5Handle(Hdf5Handle&& other) noexcept
    : id_(std::exchange(other.id_, H5I_INVALID_HID)), closer_(other.closer_) {}

Hdf5Handle::~Hdf5Handle() {
    if (id_ >= 0) closer_(id_);
}

void Hdf5Handle::close(std::string_view doing) {
    // Given up before the call: an identifier whose close failed must not be closed again.
    check(closer_(std::exchange(id_, H5I_INVALID_HID)), doing);
}

QuietHdf5::QuietHdf5() {
    check(H5Eget_auto2(H5E_DEFAULT, &printer_, &printer_data_), "read HDF5's error settings");
    check(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), "change HDF5's error settings");
}

QuietHdf5::~QuietHdf5() {
    H5Eset_auto2(H5E_DEFAULT, printer_, printer_data_);
}

}  // namespace backlash
