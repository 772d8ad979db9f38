#pragma once
#include "core/query/statistics_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

struct StatisticsState {
    Statistics rows;
    std::uint64_t revision = 0;
};

/// Bars of what there is how much of; each narrows every view when it is chosen.
void statistics_ui(const ViewInput& in, StatisticsState& state, Commands& commands);

}  // namespace dragoman
