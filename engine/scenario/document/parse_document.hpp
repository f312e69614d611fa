// YAML text to a tree of values with places: the only place that knows the YAML library.
//
// A strict part of YAML: one document, unique keys that are words, no anchors, aliases or tags, nesting of at
// most 32, at most 100,000 values. Guards act while the text is read, so that no input costs more than a
// second.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash::document {

// `file` is what places say. Nothing when the text cannot be understood at all; mistakes beside which it can
// (a duplicate key, an anchor) are complained of and the rest is returned.
std::optional<Node> parse_document(std::string_view text, const std::string& file, Complaints& complaints);

}  // namespace backlash::document
