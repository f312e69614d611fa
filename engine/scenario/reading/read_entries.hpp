// The entries of `actors`, `events` and `targets`: maps by id.
#pragma once

#include <string>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/document/node.hpp"
#include "scenario/fields/field.hpp"
#include "scenario/reading/reading_context.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// The ids of the entries that will be read; complains of ids that are no names, of reserved ones and of more
// than `most` entries.
std::vector<std::string> usable_ids(const document::Node& root, const Section& section, std::size_t most,
                                    ReadingContext& context);

// The kind that the entry `key: NAME` names; null, after a complaint of `path`, when there is none.
const KindDescriptor* read_kind(const document::Entry& written, const std::string& path,
                                const std::vector<KindDescriptor>& kinds, ReadingContext& context);

// Each reads the entries with the ids that the context has, or, for targets, all usable ones.
std::vector<ActorValues> read_actors(const document::Node& root, ReadingContext& context);
std::vector<EventValues> read_events(const document::Node& root, const Catalogue& catalogue,
                                     ReadingContext& context);
std::vector<TargetValues> read_targets(const document::Node& root, const Catalogue& catalogue,
                                       ReadingContext& context);

}  // namespace backlash
