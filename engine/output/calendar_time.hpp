// Times as readers of netCDF files decode them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace backlash {

// "hours since 2026-01-03 16:00:00", in UTC.
std::string hours_since(std::int64_t unix_seconds);

// The same moment in hours, at most one unit in the last place later. Readers turn hours into whole
// nanoseconds by cutting off the rest, which would make 00:05 of the nearest double below 1/12 h; times are
// whole seconds at heart.
double decodable_hours(double hours);

// Calendar dates "2026-01-04" of `days` days on end, the first of which holds the moment, in the given zone.
std::vector<std::string> dates_from(std::int64_t unix_seconds, int zone_offset_minutes, std::size_t days);

}  // namespace backlash
