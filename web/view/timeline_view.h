#pragma once
#include "core/query/timeline_rows.h"
#include "web/app/view_input.h"
#include "web/view/timeline_stack.h"

namespace dragoman {

struct TimelineState {
    TimelineLanes by = TimelineLanes::actor;
    Timeline line;
    std::uint64_t revision = 0;
    bool fitted = false;      ///< The axis was set to the whole extent.
    double left = 0;          ///< Day at the left edge, since 1970.
    double day_px = 4;        ///< Pixels a day.
    double stacked_at = 0;    ///< day_px for which rows have their levels.
    TimelineStack stack;      ///< For that scale.
    bool legend_open = false; ///< On a narrow screen: in words.
    std::uint32_t statuses = 0;  ///< Those of the rows, a bit each.
};

void timeline_ui(const ViewInput& in, TimelineState& state, Commands& commands);

}  // namespace dragoman
