#include "core/assemble/agreement/agreement_deadline.h"

#include <algorithm>

namespace dragoman {
namespace {

using Unit = TimeExpression::Unit;

std::optional<Date> counted_from(Date start, const TimeExpression& e) {
    switch (e.unit) {
        case Unit::day: return start + e.number;
        case Unit::week: return start + 7 * e.number;
        case Unit::month: return add_months(start, e.number);
        case Unit::year: return add_months(start, 12 * e.number);
        default: return {};
    }
}

/// "March 10" of an agreement signed in February is that of the same year.
std::optional<DateInterval> next_day(Date signed_on, const TimeExpression& e) {
    if (e.kind != TimeExpression::Kind::partial || e.month == 0 || e.day == 0) return {};
    for (int year = civil(signed_on).year, tries = 0; tries < 2; ++year, ++tries) {
        if (const std::optional<Date> day = make_date(year, e.month, e.day); day && *day >= signed_on) return DateInterval{*day, *day};
    }
    return {};
}

bool ends_with_one(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

}  // namespace

void set_deadline(const Document& doc, Span words, std::optional<DateInterval> signed_on, Term& term) {
    const bool day_known = signed_on && signed_on->length() == 1;
    const Date first = day_known ? signed_on->earliest : Date();
    for (const Timex& timex : doc.times) {
        if (!words.contains(timex.span)) continue;
        const std::size_t from = timex.span.begin > 12 ? timex.span.begin - 12 : 0;
        const std::string_view before = std::string_view(doc.text).substr(from, timex.span.begin - from);
        const bool within = ends_with_one(before, {"within ", "in ", "over ", "after "});
        const bool by = ends_with_one(before, {"by ", "before ", "until ", "on "});
        const TimeExpression& e = timex.expression;
        if (timex.type == TimexType::duration && within && day_known && e.number > 0 && !e.vague) {
            if (const std::optional<Date> end = counted_from(signed_on->earliest, e)) term.deadline = DateInterval{*end, *end};
        } else if (timex.type == TimexType::date && by) {
            if (timex.interval && timex.interval->length() <= 31) term.deadline = timex.interval;
            // Where the article's own day is in doubt, the day of signing says more about the year.
            const bool far = !term.deadline || term.deadline->latest < first || term.deadline->earliest - first > 366;
            if (day_known && far && doc.published.precision != DatePrecision::day) {
                if (const std::optional<DateInterval> day = next_day(signed_on->earliest, e)) term.deadline = day;
            }
        }
        if (within || by) {
            const std::size_t blank = before.find_last_of(' ', before.size() - 2);
            const std::size_t at = from + (blank == std::string_view::npos ? 0 : blank + 1);
            term.deadline_text = doc.text.substr(at, timex.span.end - at);
            if (term.deadline) return;
        }
    }
}

}  // namespace dragoman
