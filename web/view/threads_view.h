#pragma once
#include "core/query/known_rows.h"
#include "core/query/thread_rows.h"
#include "web/app/view_input.h"
#include "web/widget/tall_rows.h"

namespace dragoman {

struct ThreadsState {
    std::vector<ThreadRow> rows;
    std::vector<Date> days;      ///< On which something was said.
    std::uint64_t revision = 0;
    TallRows heights;
};

void threads_ui(const ViewInput& in, ThreadsState& state, Commands& commands);
/// One step: status, when it is to happen, who said it when, the words.
void thread_step_ui(const ViewInput& in, const ThreadStepRow& step, int id, bool last, Commands& commands);

}  // namespace dragoman
