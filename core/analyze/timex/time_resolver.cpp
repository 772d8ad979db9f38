#include "core/analyze/timex/time_resolver.h"

#include <algorithm>

#include "core/analyze/timex/time_value.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;

DateInterval hull(DateInterval a, DateInterval b) {
    return {std::min(a.earliest, b.earliest), std::max(a.latest, b.latest)};
}

/// What two readings of one expression agree on: the month, the year, or nothing.
void agree(TimeValue& value, const TimeValue& other) {
    if (value.value == other.value) return;
    if (!value.interval || !other.interval) {
        value.value.clear();
        return;
    }
    const DateInterval both = hull(*value.interval, *other.interval);
    const std::size_t clock_at = value.value.find('T');
    const std::string clock = clock_at == std::string::npos ? "" : value.value.substr(clock_at);
    const Civil from = civil(both.earliest), to = civil(both.latest);
    if (from.year == to.year && from.month == to.month) {
        value.value = iso(both.earliest).substr(0, 7);
    } else if (from.year == to.year) {
        value.value = iso(both.earliest).substr(0, 4);
    } else {
        value.value.clear();
    }
    if (!value.value.empty()) value.value += clock;
    value.interval = both;
    value.note = "as precise as the publication date allows";
}

bool needs_reference(const TimeExpression& e) {
    return e.kind != Kind::absolute && e.kind != Kind::duration && e.kind != Kind::set && e.kind != Kind::reference &&
           e.kind != Kind::decade && e.kind != Kind::century && !(e.year != 0);
}

/// What later expressions may count from; durations and "now" leave it as it was.
void advance(NarrativeTime& narrative, const Timex& time, const TimeValue& value) {
    if (time.type == TimexType::duration || time.type == TimexType::set || !value.interval) return;
    if (time.expression.kind == Kind::clock || time.expression.kind == Kind::day_part) return;
    narrative = {value.interval, value.unit};
}

}  // namespace

std::vector<Timex> resolve_times(const Document& doc, const Lexicon&) {
    std::vector<Timex> times = doc.times;
    std::optional<DateInterval> written = doc.published.interval ? doc.published.interval : doc.given_date;
    const std::optional<DateInterval> bounds = doc.published.bounds;
    if (written && bounds && written->earliest != written->latest) {  // only days that both allow
        if (const std::optional<DateInterval> both = intersect(*written, *bounds)) written = both;
    }
    NarrativeTime narrative;
    std::size_t sentence = 0;
    std::size_t in_sentence = 0;  // first expression of this sentence
    for (std::size_t i = 0; i < times.size(); ++i) {
        Timex& time = times[i];
        while (sentence < doc.sentences.size() && doc.sentences[sentence].span.end <= time.span.begin) ++sentence, in_sentence = i;
        const TimeExpression& e = time.expression;
        NarrativeTime anchor = narrative;
        // A clock time or a morning takes its day from its own sentence, else from the day of writing.
        if ((e.kind == Kind::clock || e.kind == Kind::day_part) && i == in_sentence) anchor = {};
        // "In 2001 … after the September raid": the year stands in the same sentence.
        if (e.kind == Kind::partial && e.direction != TimeExpression::Direction::future && i > in_sentence && e.extra_unit == Unit::none) {
            const TimeExpression& before = times[i - 1].expression;
            if (before.kind == Kind::absolute && before.month == 0 && before.year > 0) {
                TimeExpression dated = e;
                dated.kind = Kind::absolute;
                dated.year = before.year;
                const TimeValue value = time_value(dated, time.type, std::nullopt, anchor);
                time.value = value.value;
                time.interval = value.interval;
                time.note = value.note;
                advance(narrative, time, value);
                continue;
            }
        }
        TimeValue value = time_value(e, time.type, written ? std::optional<Date>(written->earliest) : std::nullopt, anchor);
        if (written && needs_reference(e)) {
            if (written->earliest != written->latest) {
                agree(value, time_value(e, time.type, written->latest, anchor));
                if (value.value.empty()) value.value = time_value(e, time.type, std::nullopt, {}).value;  // "XXXX-03-10"
            } else if (bounds && value.interval) {
                for (const Date day : {bounds->earliest, bounds->latest}) {
                    const TimeValue other = time_value(e, time.type, day, anchor);
                    if (other.interval) value.interval = hull(*value.interval, *other.interval);
                }
            }
        }
        time.value = value.value;
        time.interval = value.interval;
        time.note = value.note;
        if (time.value.empty() && time.note.empty()) time.note = "the day of writing is not known";
        advance(narrative, time, value);
    }
    return times;
}

}  // namespace dragoman
