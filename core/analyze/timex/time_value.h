#pragma once
// TIMEX3 values: what an expression means on a given day.
#include <optional>
#include <string>

#include "core/document/document.h"

namespace dragoman {

struct TimeValue {
    std::string value;                     ///< Empty where unresolved.
    std::optional<DateInterval> interval;  ///< The days covered; none for durations, sets, PAST_REF.
    std::string note;                      ///< Why there is no value.
    TimeExpression::Unit unit = TimeExpression::Unit::none;  ///< How fine the value is.
};

/// What the text was speaking of last: "that day", "the following month" count from it.
struct NarrativeTime {
    std::optional<DateInterval> interval;
    TimeExpression::Unit unit = TimeExpression::Unit::none;
    bool coarser_than(TimeExpression::Unit wanted) const;
};

/// Reads    the expression alone; `reference` is the day that the text was written, if known.
/// Returns  a value with "X" for what nobody can know ("XXXX-09-04"), empty for an impossible date.
TimeValue time_value(const TimeExpression& meaning, TimexType type, std::optional<Date> reference,
                     const NarrativeTime& narrative);

}  // namespace dragoman
