#include "core/query/known_rows.h"

#include <algorithm>

namespace dragoman {

Known known_on(const ThreadStepRow& step, Date day) {
    if (!step.claim_time) return Known::unknown;
    if (step.claim_time->latest <= day) return Known::yes;
    return day < step.claim_time->earliest ? Known::not_yet : Known::unknown;
}

std::optional<EventStatus> status_on(const ThreadRow& thread, Date day) {
    std::vector<const ThreadStepRow*> known;
    for (const ThreadStepRow& step : thread.steps) {
        if (known_on(step, day) == Known::yes) known.push_back(&step);
    }
    if (known.empty()) return std::nullopt;
    return standing(known);
}

std::vector<Date> claim_days(const std::vector<ThreadRow>& threads) {
    std::vector<Date> days;
    for (const ThreadRow& thread : threads) {
        for (const ThreadStepRow& step : thread.steps) {
            if (step.claim_time) days.push_back(step.claim_time->latest);  // only then it is known for sure
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::optional<Date> next_claim(const std::vector<Date>& days, std::optional<Date> from, bool forward) {
    if (days.empty() || (!from && forward)) return std::nullopt;
    if (!from) return days.back();
    if (forward) {
        const auto next = std::upper_bound(days.begin(), days.end(), *from);
        return next == days.end() ? std::nullopt : std::optional(*next);
    }
    const auto here = std::lower_bound(days.begin(), days.end(), *from);
    return here == days.begin() ? std::nullopt : std::optional(*(here - 1));
}

}  // namespace dragoman
