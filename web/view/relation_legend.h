#pragma once
// The legend of Network and Matrix: a switch for each relation.
#include "core/query/relation.h"
#include "web/app/view_input.h"

namespace dragoman {

/// In words, in as many lines as it takes; on a narrow screen the letters and numbers in one line until `open`, which its own button
/// turns. Returns with the cursor below.
/// `present`: those that the legend has; not what a filter leaves, so that it keeps its height and the picture its place.
void relation_legend_ui(const ViewInput& in, const bool (&present)[relation_count], const std::uint32_t (&counts)[relation_count], bool& open, Commands& commands);
/// Sets `shown` to the switches as they are; true where one was turned.
bool take_switches(const ViewInput& in, bool (&shown)[relation_count]);

}  // namespace dragoman
