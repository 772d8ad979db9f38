#pragma once
// The lane of a thread: its steps along time, as one line of marks. Where many would cover each other some stand
// as one, with their number beside it.
#include <string_view>

#include "core/query/thread_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

/// Draws it, 52 px high. True where a heap was clicked: its steps are wanted one by one.
bool thread_lane_ui(const ViewInput& in, const ThreadRow& row, ImVec2 at, float width, Commands& commands);

/// A bare mention tells of no state.
std::string_view step_word(const ThreadStepRow& step);

}  // namespace dragoman
