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

/// Weight of the constraints that allow the days.
float support(const std::vector<DateConstraint>& constraints, DateInterval days) {
    float weight = 0;
    for (const DateConstraint& constraint : constraints) {
        const bool holds = std::any_of(constraint.days.begin(), constraint.days.end(), [&](DateInterval allowed) { return distance(days, allowed) == 0; });
        if (holds) weight += constraint.weight;
    }
    return weight;
}

/// Years apart from a well-supported content is a contradiction; months may be a slip of ours, and so may days that
/// only a habit of news speaks against.
bool contradicts(DateInterval days, const std::vector<DateConstraint>& evidence, const std::optional<DateSolution>& content) {
    if (!content || content->weight < 2.f || content->weight <= 4 * content->against) return false;
    return distance(days, content->bounds) > 200 && content->weight - support(evidence, days) >= 1.f;
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
        if (contradicts(line.days, evidence, content)) {
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
