#pragma once
#include "core/query/known_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

/// "What was known on …": a handle on a strip of the days on which something was said; arrows step from one to the next. Asks by
/// command::KnownOn. `days` are claim_days().
void known_slider_ui(const ViewInput& in, const std::vector<Date>& days, Commands& commands);

}  // namespace dragoman
