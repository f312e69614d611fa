// Reads results, trusting nothing in the file: kind, type, rank and size are checked before anything is read.
//
// Only plain variables are read: no links to other files, no data stored elsewhere, no filters but those that
// results are written with. All functions throw InputError, with the file's name, when the file is not a
// complete result that this program can read.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/executor.hpp"
#include "output/hdf5_dataset.hpp"

namespace backlash {

inline constexpr std::array<std::string_view, 1> result_format = {"backlash-result"};

class ResultFile {
  public:
    // Checks that it is a file of one of the formats, as in its attribute backlash_format_name, and of a
    // major version that is known. Rows are read with so many threads, at least 1.
    ResultFile(const std::filesystem::path& path, int threads,
               std::span<const std::string_view> formats = result_format);

    // The one that it is of.
    std::string format_name() const { return text_attribute("/", "backlash_format_name"); }

    std::string text_attribute(const std::string& object, const std::string& name) const;
    std::int64_t integer_attribute(const std::string& object, const std::string& name) const;

    bool has_attribute(const std::string& object, const std::string& name) const;

    // Names of variables have their group before them: "summary/price".
    bool has(const std::string& variable) const;

    // Names of the variables in a group, in the order in which they were written, without those that are
    // dimensions; "" is the root. Empty when there is no such group.
    std::vector<std::string> variables(const std::string& group) const;

    // Names of the dimensions of a variable, "" where it does not say.
    std::vector<std::string> dimensions(const std::string& variable) const;

    bool is_text(const std::string& variable) const;
    Sizes sizes(const std::string& variable) const;

    // A single whole number, exact.
    std::uint64_t integer(const std::string& variable) const;

    // All elements, slowest dimension first. The shape must be `expected`.
    std::vector<double> numbers(const std::string& variable, const Sizes& expected) const;
    std::vector<std::string> texts(const std::string& variable, const Sizes& expected) const;

    // The elements of each index of the first dimension, in order, without holding many.
    using TakeRow = std::function<void(std::size_t row, std::span<const double> values)>;
    void for_each_row(const std::string& variable, const Sizes& expected, const TakeRow& take) const;

  private:
    [[noreturn]] void refuse(const std::string& why) const;
    std::optional<Hdf5Handle> find(const std::string& path) const;
    Hdf5Handle open(const std::string& variable) const;
    Hdf5Handle open_numbers(const std::string& variable, const Sizes& expected) const;
    std::optional<Hdf5Handle> find_object(const std::string& object) const;  // "/" is the file itself
    Hdf5Handle open_attribute(const std::string& object, const std::string& name) const;
    void check_storage(hid_t dataset, const std::string& variable) const;
    Sizes shape(hid_t dataset, const std::string& variable) const;
    void expect_shape(hid_t dataset, const std::string& variable, const Sizes& expected) const;

    std::string name_;
    std::unique_ptr<Executor> executor_;
    QuietHdf5 quiet_;
    Hdf5Handle file_;
};

}  // namespace backlash
