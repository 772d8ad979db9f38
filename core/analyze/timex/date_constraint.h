#pragma once
// Reasoning about a day that no line states: constraints on it, and the days where most of them hold.
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// "The article was written on one of these days", and why.
struct DateConstraint {
    std::vector<DateInterval> days;  ///< Sorted, disjoint; open ends reach to the ends of time.
    float weight = 1.f;              ///< 1: hardly ever wrong; 0.3: a mere habit of news.
    DateReason reason;
};

constexpr DateInterval all_days{{-25567}, {47846}};  ///< 1900 … 2100

/// Every day from `date` on, or before it.
DateInterval from_day(Date date);
DateInterval before_day(Date date);

struct DateSolution {
    DateInterval bounds;       ///< Earliest and latest of the likely days.
    float weight = 0;          ///< Of the constraints that hold on the likeliest.
    float against = 0;         ///< Of those that do not.
    std::vector<std::size_t> used;  ///< Constraints that hold there and rule something out, in order.
};

/// The likeliest days: what misses a constraint is the less likely the greater its weight, and the bounds
/// hold four fifths of the likelihood. nullopt without constraints. Cost: n log n in the intervals.
std::optional<DateSolution> solve(const std::vector<DateConstraint>& constraints);

/// Says what the solution lets one say: a day, a month, a year or nothing, with bounds and reasons.
Publication inferred_publication(const std::vector<DateConstraint>& constraints);

}  // namespace dragoman
