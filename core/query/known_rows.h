#pragma once
// What was known on a day: the steps of a plan that had been told by then, and how it stood.
#include <optional>
#include <vector>

#include "core/query/thread_rows.h"

namespace dragoman {

/// `unknown`: nobody knows when it was said, or the day lies inside the days that it may have been said on.
enum class Known : std::uint8_t { yes, not_yet, unknown };
Known known_on(const ThreadStepRow& step, Date day);

/// The status that was told last by the end of `day`; nullopt where nothing was.
std::optional<EventStatus> status_on(const ThreadRow& thread, Date day);

/// Days on which something was said of a plan, in order, each once: where a handle stops.
std::vector<Date> claim_days(const std::vector<ThreadRow>& threads);
/// The next of `days` behind (`forward`) or before `from`; nullopt past the ends. None for `from`: no day is chosen, which stands
/// behind the last.
std::optional<Date> next_claim(const std::vector<Date>& days, std::optional<Date> from, bool forward);

}  // namespace dragoman
