#pragma once
// What is known of each view: made of the lines in web/app/view_list.h.
#include <optional>
#include <span>
#include <string_view>

#include "web/app/view_input.h"

namespace dragoman {

struct ViewStates;

/// Of the rail, in its order.
enum class Group : std::uint8_t { read, who, said, happened, compare };
std::string_view heading_of(Group group);

struct ViewEntry {
    View view;
    const char* label;
    const char* icon;
    Group group;
    /// How many rows there are; nullopt where a number would say nothing. Cost: that of the rows.
    std::optional<std::size_t> (*count)(const Corpus&, const Filter&);
    void (*draw)(const ViewInput&, ViewStates&, Commands&);
};

/// In the order of the rail and of View.
std::span<const ViewEntry, view_count> all_views();
const ViewEntry& entry_of(View view);

}  // namespace dragoman
