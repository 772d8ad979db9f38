#include "core/analyze/timex/publication_date.h"

#include <algorithm>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/news_habit.h"
#include "core/analyze/timex/stated_date.h"

namespace dragoman {
namespace {

constexpr float surely_published = 3.2f;  ///< "Published 13 May 2020" under the headline: no slip of ours outweighs it

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

/// Where nothing on the page tells day from month, what the article tells may.
DateInterval in_order(const StatedDate& line, const std::vector<DateConstraint>& evidence) {
    return line.ambiguous && support(evidence, line.swapped) > support(evidence, line.days) ? line.swapped : line.days;
}

/// The page's other dates, each with what it is, in text order.
std::vector<RejectedDate> rejected_dates(const std::vector<StatedDate>& stated, const Publication& published, const std::vector<Span>& contradicting) {
    constexpr std::size_t most = 12;
    std::vector<RejectedDate> rejected;
    for (const StatedDate& line : stated) {
        if (line.span == published.span || rejected.size() == most) continue;
        if (published.interval && published.basis == DateBasis::stated && line.days == *published.interval) continue;
        const bool contradicts = std::find(contradicting.begin(), contradicting.end(), line.span) != contradicting.end();
        std::string_view reason = contradicts                         ? "it contradicts what the article tells"
                                  : !line.rejected.empty()            ? line.rejected
                                  : line.score < publication_score    ? "too far from headline and story"
                                                                      : "another line states the day of publication better";
        rejected.push_back({line.span, std::string(reason)});
    }
    std::stable_sort(rejected.begin(), rejected.end(), [](const RejectedDate& a, const RejectedDate& b) { return a.span < b.span; });
    return rejected;
}

}  // namespace

Publication publication_date(const Document& doc, const Resources& resources) {
    Publication published;
    const std::vector<StatedDate> stated = stated_dates(doc);
    if (doc.given_date) {
        published.interval = doc.given_date;
        published.precision = doc.given_precision;
        published.basis = DateBasis::stated;
        published.why = {"metadata", 0.95f};
        for (const StatedDate& line : stated) {
            if (line.days == *doc.given_date && line.score > 0) {
                published.span = line.span;
                break;
            }
        }
        published.rejected = rejected_dates(stated, published, {});
        return published;
    }
    const std::vector<DateConstraint> evidence = date_evidence(doc, resources);
    const std::optional<DateSolution> content = solve(evidence);
    std::vector<Span> contradicting;
    for (const StatedDate& line : stated) {
        if (line.score < publication_score) break;
        if (!line.rejected.empty()) continue;
        const DateInterval days = in_order(line, evidence);
        if (line.score < surely_published && contradicts(days, evidence, content)) {
            contradicting.push_back(line.span);
            continue;
        }
        published.interval = days;
        published.precision = precision_of(days);
        published.basis = DateBasis::stated;
        published.span = line.span;
        published.why = {"stated", std::min(0.95f, 0.5f + 0.1f * line.score)};
        published.rejected = rejected_dates(stated, published, contradicting);
        return published;
    }
    published = with_habitual_day(inferred_publication(evidence), doc);
    published.rejected = rejected_dates(stated, published, contradicting);
    return published;
}

}  // namespace dragoman
