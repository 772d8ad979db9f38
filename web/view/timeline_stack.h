#pragma once
// At which height of its lane each event stands, and which stand for many where a lane has too many to tell apart.
#include <cstdint>
#include <functional>
#include <vector>

#include "core/query/timeline_rows.h"

namespace dragoman {

/// Events of one status that stand as one mark with their number.
struct TimelineHeap {
    std::uint32_t lane = 0, level = 0;
    std::uint32_t first = 0, count = 0;  ///< Into Timeline::rows: the first of them; the rest follow it, with others between.
    Date at;                             ///< Where it stands: on the first day of its stretch of the axis.
    Date from, to;                       ///< From the first to the last day on which one of them begins.
    EventStatus status = EventStatus::occurred;
};

struct TimelineStack {
    std::vector<char> crowded;        ///< By lane: heaps stand for its events.
    std::vector<TimelineHeap> heaps;  ///< By lane, then by time.
    std::vector<int> longest;         ///< By lane: days of its longest event.
};

/// From this scale on every event stands alone: days are as far apart as they get.
inline constexpr double single_events = 60;  ///< Pixels a day.

/// Sets the level of each row and the levels of each lane of `line`, for a scale of `day_px` pixels a day. Marks of a lane never lie on each
/// other; a lane that would need more than `most` levels is told in heaps. `words`: pixels that the words beside a row's mark want.
/// Cost: linear in the rows, for lanes in heaps without asking for words.
TimelineStack stack_timeline(Timeline& line, double day_px, std::uint32_t most, const std::function<float(const TimelineRow&)>& words);

}  // namespace dragoman
