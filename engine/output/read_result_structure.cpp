// Which variables a file has, and over which dimensions.
#include <hdf5_hl.h>

#include <algorithm>
#include <array>

#include "output/read_result.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_variables = 1000;
constexpr std::size_t longest_name = 1000;

herr_t take_name(hid_t, const char* name, const H5L_info_t* link, void* into) {
    auto& names = *static_cast<std::vector<std::string>*>(into);
    if (link->type == H5L_TYPE_HARD) names.emplace_back(name);
    return names.size() < most_variables ? 0 : 1;
}

// Results are written with it; files of others may lack it.
H5_index_t order_of_creation(hid_t group) {
    const Hdf5Handle how(H5Gget_create_plist(group), H5Pclose, "look at a group");
    unsigned order = 0;
    const bool known =
        H5Pget_link_creation_order(how.id(), &order) >= 0 && (order & H5P_CRT_ORDER_INDEXED) != 0;
    return known ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
}

herr_t take_scale(hid_t, unsigned, hid_t scale, void* into) {
    std::array<char, longest_name> path{};
    if (H5Iget_name(scale, path.data(), path.size() - 1) > 0) {
        const std::string name = path.data();
        *static_cast<std::string*>(into) = name.substr(name.rfind('/') + 1);
    }
    return 1;  // the first is enough
}

}  // namespace

std::vector<std::string> ResultFile::variables(const std::string& group) const {
    const std::optional<Hdf5Handle> owner =
        group.empty() ? Hdf5Handle(H5Oopen(file_.id(), "/", H5P_DEFAULT), H5Oclose, "open the file")
                      : find(group);
    if (!owner || H5Iget_type(owner->id()) != H5I_GROUP) return {};
    std::vector<std::string> names;
    hsize_t start = 0;
    if (H5Literate(owner->id(), order_of_creation(owner->id()), H5_ITER_INC, &start, take_name, &names) < 0)
        refuse("is damaged: group " + group);
    std::erase_if(names, [&](const std::string& name) {
        const auto variable = find(group.empty() ? name : group + "/" + name);
        return !variable || H5Iget_type(variable->id()) != H5I_DATASET || H5DSis_scale(variable->id()) > 0;
    });
    return names;
}

std::vector<std::string> ResultFile::dimensions(const std::string& variable) const {
    const Hdf5Handle dataset = open(variable);
    std::vector<std::string> names(shape(dataset.id(), variable).size());
    for (unsigned d = 0; d < names.size(); ++d)
        if (H5DSget_num_scales(dataset.id(), d) > 0 &&
            H5DSiterate_scales(dataset.id(), d, nullptr, take_scale, &names[d]) < 0)
            refuse("is damaged: dimensions of " + variable);
    return names;
}

bool ResultFile::has_attribute(const std::string& object, const std::string& name) const {
    const auto owner = find_object(object);
    return owner && H5Aexists(owner->id(), name.c_str()) > 0;
}

bool ResultFile::is_text(const std::string& variable) const {
    const Hdf5Handle dataset = open(variable);
    const Hdf5Handle type(H5Dget_type(dataset.id()), H5Tclose, "look at " + variable);
    return H5Tis_variable_str(type.id()) > 0;
}

}  // namespace backlash
