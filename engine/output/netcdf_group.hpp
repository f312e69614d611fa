// One group of a netCDF-4 file: dimensions with their coordinates, and variables over them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/hdf5_dataset.hpp"
#include "output/netcdf_file.hpp"

namespace backlash {

struct VariableDescription {
    std::string name;
    std::string unit;     // empty: none is written
    std::string meaning;  // becomes long_name
    bool may_be_missing =
        false;  // integers only: the largest stands for "no value"; in floats NaN always does
};

// Element types T: float, double, std::int8_t, std::uint8_t, std::uint32_t, std::uint64_t.
class NetcdfGroup {
  public:
    using Dimensions = std::vector<std::string>;
    template <class T>
    using RowSource = std::function<std::span<const T>(std::size_t row)>;

    NetcdfGroup(Hdf5Handle group, std::string path, std::vector<WrittenDataset>& written, Executor& executor)
        : group_(std::move(group)), path_(std::move(path)), written_(&written), executor_(&executor) {}

    // A dimension and, under the same name, the variable that holds its coordinates.
    template <class T>
    void add_dimension(const VariableDescription& what, std::span<const T> coordinates);
    void add_dimension(const VariableDescription& what, std::span<const std::string> labels);

    // A variable over dimensions of this group, values in row-major order. No dimensions: a single value.
    template <class T>
    void write(const VariableDescription& what, const Dimensions& dimensions, std::span<const T> values);
    void write(const VariableDescription& what, const Dimensions& dimensions,
               std::span<const std::string> texts);

    // The same, one piece for each index of the first dimension, so that the whole is never in memory.
    template <class T>
    void write_rows(const VariableDescription& what, const Dimensions& dimensions, const RowSource<T>& row);

    // Attributes of the group, or of the variable when one is named.
    void set_text(const std::string& variable, const std::string& name, const std::string& text);
    template <class T>
    void set_number(const std::string& variable, const std::string& name, T value);
    template <class T>
    void set_numbers(const std::string& variable, const std::string& name, std::span<const T> values);

  private:
    struct Dimension {
        hsize_t size;
        Hdf5Handle scale;
    };

    void require_new_name(const std::string& name) const;
    Sizes sizes_of(const Dimensions& dimensions) const;
    template <class T>
    Hdf5Handle write_numbers(const VariableDescription& what, const Sizes& sizes, std::size_t rows,
                             const RowSource<T>& row);
    Hdf5Handle write_labels(const VariableDescription& what, const Sizes& sizes,
                            std::span<const std::string> texts);
    void declare_dimension(const std::string& name, hsize_t size, Hdf5Handle variable);
    void attach_and_close(Hdf5Handle variable, const Dimensions& dimensions);
    Hdf5Handle open_object(const std::string& variable) const;

    Hdf5Handle group_;
    std::string path_;  // with a slash at the end
    std::vector<WrittenDataset>* written_;
    Executor* executor_;
    std::map<std::string, Dimension> dimensions_;
};

}  // namespace backlash
