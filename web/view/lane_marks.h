#pragma once
// Where the steps of a thread stand along its lane.
#include <cstddef>
#include <vector>

#include "core/query/thread_rows.h"

namespace dragoman {

/// A step, or some that stand as one.
struct LaneMark {
    std::size_t first = 0, count = 1;  ///< Of the thread's steps.
    float x = 0;                       ///< From the first mark.
};

/// `steps` in their order, the first at 0 and none beyond `width` px. Time gives what room is left when each mark has its own: later
/// stands to the right and a long time looks longer, but no mark covers another. Too many for that: a mark for each day of saying, or
/// for some of them.
/// Cost: linear.
std::vector<LaneMark> lane_marks(const std::vector<ThreadStepRow>& steps, float width);

}  // namespace dragoman
