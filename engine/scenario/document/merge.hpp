// Laying one document over another: what an extending file or --set changes.
#pragma once

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash::document {

// Maps merge key by key, anything else of `over` replaces what `base` has. An entry of `events`, `actors` or
// `targets` that is `none` takes the base's entry away; complains when the base has no such entry.
Node merge(Node base, Node over, Complaints& complaints);

}  // namespace backlash::document
