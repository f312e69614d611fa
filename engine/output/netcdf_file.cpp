#include "output/netcdf_file.hpp"

#include "output/netcdf_group.hpp"

namespace backlash {

namespace {

constexpr unsigned creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

void track_order_but_no_times(hid_t properties) {
    check(H5Pset_link_creation_order(properties, creation_order), "track the order of links");
    check(H5Pset_attr_creation_order(properties, creation_order), "track the order of attributes");
    check(H5Pset_obj_track_times(properties, false), "leave out times");
}

Hdf5Handle create_file(const std::filesystem::path& path) {
    const Hdf5Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "describe a file");
    track_order_but_no_times(creation.id());
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "describe access to a file");
    // Readers as old as HDF5 1.8 open the file.
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V110),
          "set the versions of the format");
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose,
            "create " + path.string()};
}

}  // namespace

NetcdfFile::NetcdfFile(const std::filesystem::path& path, Executor& executor)
    : file_(create_file(path)), executor_(executor) {}

NetcdfGroup NetcdfFile::root() {
    return {Hdf5Handle(H5Gopen2(file_.id(), "/", H5P_DEFAULT), H5Gclose, "open the root group"), "/",
            written_, executor_};
}

NetcdfGroup NetcdfFile::add_group(const std::string& name) {
    const auto doing = "create group " + name;
    const Hdf5Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, doing);
    track_order_but_no_times(creation.id());
    Hdf5Handle group(H5Gcreate2(file_.id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose,
                     doing);
    return {std::move(group), "/" + name + "/", written_, executor_};
}

void NetcdfFile::close() {
    check(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL), "flush the result");
    file_.close("close the result");
}

}  // namespace backlash
