#include "core/analyze/timex/publication_date.h"

#include <algorithm>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/stated_date.h"

namespace dragoman {
namespace {

DatePrecision precision_of(DateInterval days) {
    return days.length() == 1 ? DatePrecision::day : days.length() <= 31 ? DatePrecision::month : DatePrecision::year;
}

/// How far the days lie outside what the content allows; 0 inside.
int distance(DateInterval days, DateInterval allowed) {
    return std::max({0, allowed.earliest - days.latest, days.earliest - allowed.latest});
}

/// Years apart from a well-supported content is a contradiction; months may be a slip of ours.
bool contradicts(DateInterval days, const std::optional<DateSolution>& content) {
    return content && content->weight >= 2.f && content->weight > 4 * content->against && distance(days, content->bounds) > 200;
}

}  // namespace

Publication publication_date(const Document& doc, const Resources& resources) {
    Publication published;
    const std::vector<StatedDate> stated = stated_dates(doc);
    if (doc.given_date) {
        published.interval = doc.given_date;
        published.precision = doc.given_precision;
        published.basis = DateBasis::stated;
        published.why = {Label(doc.given_date_basis), 0.95f};
        for (const StatedDate& line : stated) {
            if (line.days == *doc.given_date && line.score > 0) {
                published.span = line.span;
                break;
            }
        }
        return published;
    }
    const std::vector<DateConstraint> evidence = date_evidence(doc, resources);
    const std::optional<DateSolution> content = solve(evidence);
    std::vector<DateReason> set_aside;
    for (const StatedDate& line : stated) {
        if (line.page_clock) {
            set_aside.push_back({"the date at the head of the page is the day it was drawn, not a statement of publication", line.span, {}});
            continue;
        }
        if (line.score < 1.2f) break;
        if (contradicts(line.days, content)) {
            set_aside.push_back({"the page's date contradicts what the article tells", line.span, {}});
            continue;
        }
        published.interval = line.days;
        published.precision = precision_of(line.days);
        published.basis = DateBasis::stated;
        published.span = line.span;
        published.why = {"stated", std::min(0.95f, 0.5f + 0.1f * line.score)};
        return published;
    }
    published = inferred_publication(evidence);
    published.reasons.insert(published.reasons.begin(), set_aside.begin(), set_aside.end());
    return published;
}

}  // namespace dragoman
