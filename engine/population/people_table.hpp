// Reads a table that says who is who in an imported network, plain or gzip-compressed. Format:
// docs/formats/people-table.md.
#pragma once

#include <filesystem>
#include <span>

#include "network/import/external_ids.hpp"
#include "population/stated_people.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// `ids` are those of the edge list, `actors` those of the scenario. While reading, takes 4 bytes an account
// of the network beside what it returns. Throws InputError with file:line:column for each mistake, up to a
// hundred, and with the file for one that is missing, no file, empty or cut short.
StatedPeople read_people_table(const std::filesystem::path& file, const ExternalIds& ids,
                               std::span<const ActorValues> actors);

}  // namespace backlash
