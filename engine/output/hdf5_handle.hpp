// Ownership of HDF5 identifiers, and HDF5 errors as exceptions.
#pragma once

#include <hdf5.h>

#include <string_view>

namespace backlash {

// Throws RunError(disk_error): what was being done, and the innermost reason on HDF5's error stack.
[[noreturn]] void throw_hdf5_error(std::string_view doing);

// Throws when an HDF5 call says that it failed. Every return value goes through here or through Hdf5Handle.
inline void check(herr_t status, std::string_view doing) {
    if (status < 0) throw_hdf5_error(doing);
}

// An HDF5 identifier that is closed when it goes out of scope.
class Hdf5Handle {
  public:
    using Closer = herr_t (*)(hid_t);

    // Takes over `id`; throws when the call that made it failed.
    Hdf5Handle(hid_t id, Closer closer, std::string_view doing) : id_(id), closer_(closer) {
        if (id_ < 0) throw_hdf5_error(doing);
    }
    Hdf5Handle(Hdf5Handle&& other) noexcept;
    Hdf5Handle(const Hdf5Handle&) = delete;
    Hdf5Handle& operator=(Hdf5Handle&&) = delete;
    Hdf5Handle& operator=(const Hdf5Handle&) = delete;
    ~Hdf5Handle();

    hid_t id() const { return id_; }

    // Closes now and checks: closing is when HDF5 writes what it has buffered.
    void close(std::string_view doing);

  private:
    hid_t id_;
    Closer closer_;
};

// While it lives HDF5 prints no errors of its own in this thread: they are in the exceptions.
class QuietHdf5 {
  public:
    QuietHdf5();
    QuietHdf5(const QuietHdf5&) = delete;
    QuietHdf5& operator=(const QuietHdf5&) = delete;
    ~QuietHdf5();

  private:
    H5E_auto2_t printer_ = nullptr;
    void* printer_data_ = nullptr;
};

}  // namespace backlash
