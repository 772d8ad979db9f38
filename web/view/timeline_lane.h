#pragma once
// One lane of the timeline: its name at the left, its events or heaps of them along time.
#include "web/view/timeline_view.h"

namespace dragoman {

/// Days on the screen.
struct TimeAxis {
    double left, day_px;
    float x0, width;
    float x(double day) const { return x0 + static_cast<float>((day - left) * day_px); }
    double day(float px) const { return left + (px - x0) / day_px; }
};

inline constexpr float level_height = 24, lane_pad = 10;

/// Draws what of the lane is in sight; `names`: pixels that the lanes' names have at the left. Returns the stretch of a heap that was clicked: it
/// is to be looked at from nearer by.
std::optional<DateInterval> timeline_lane_ui(const ViewInput& in, const TimelineState& state, std::uint32_t lane, const TimeAxis& axis, float top, float names, Commands& commands);

}  // namespace dragoman
