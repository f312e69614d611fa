// Variables of real numbers, stored as narrowly as their unit allows.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "output/netcdf_group.hpp"
#include "simulation/record.hpp"

namespace backlash {

// The unit as it stands in the file: the unit "currency" becomes the scenario's, and words that xarray takes
// for a length of time, and then turns the numbers into integers, become symbols ("days" becomes "d").
std::string unit_in_file(const std::string& unit, const std::string& currency);

// Writes one piece for each index of the first dimension. Quantities of unit "1" (shares, levels, factors)
// become float32; those with a unit stay float64, so that counts and prices are exact.
void write_real(NetcdfGroup& group, const QuantityDescriptor& what, const std::string& currency,
                const NetcdfGroup::Dimensions& dimensions,
                const std::function<std::span<const double>(std::size_t row)>& row);

}  // namespace backlash
