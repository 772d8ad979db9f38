#include "core/analyze/timex/time_tagger.h"

#include <algorithm>
#include <array>

#include "core/analyze/timex/time_direction.h"
#include "core/analyze/timex/time_rules.h"
#include "core/analyze/timex/time_words.h"

namespace dragoman {
namespace {

Span span_of(const TimeWords& words, std::size_t begin, std::size_t end) {
    return {words[begin].span.begin, words[end - 1].span.end};
}

/// Only what could lie on either side of the day of writing asks for the verb.
bool either_side(const TimeExpression& e) {
    using Kind = TimeExpression::Kind;
    if (e.direction != TimeExpression::Direction::unknown || e.extra_unit != TimeExpression::Unit::none) return false;
    return e.kind == Kind::partial || e.kind == Kind::weekday || e.kind == Kind::season || (e.kind == Kind::quarter && e.year == 0);
}

/// The longest match at word `at`; the earlier rule where two are equally long.
bool longest(const TimeWords& words, std::size_t at, TimeMatch& best, Provenance& why) {
    best.end = at;
    for (const std::span<const TimeRule> group : {calendar_rules(), period_rules(), relative_rules(), amount_rules()}) {
        for (const TimeRule& rule : group) {
            TimeMatch match;
            match.begin = at;
            if (!rule.matches(words, at, match) || match.end <= best.end) continue;
            best = match;
            why = {rule.name, rule.score};
        }
    }
    return best.end > at;
}

}  // namespace

std::vector<Timex> find_times(const Document& doc, const Lexicon& lexicon) {
    std::vector<Timex> times;
    const std::string lower = ascii_lowered(doc.text);
    TimeWords words(doc.text, lower, lexicon);
    for (const Sentence& sentence : doc.sentences) {
        words.read(sentence.span);
        for (std::size_t i = 0; i < words.size();) {
            TimeMatch match;
            Provenance why;
            if (!words.may_begin(i) || !longest(words, i, match, why)) {
                ++i;
                continue;
            }
            Timex time;
            time.span = span_of(words, match.begin, match.end);
            time.type = match.type;
            time.expression = match.meaning;
            time.why = why;
            if (either_side(time.expression)) {
                const SentenceIndex here(static_cast<std::size_t>(&sentence - doc.sentences.data()));
                time.expression.direction = match.range_meaning.direction = time_direction(
                    doc, here, time.span, time.expression.kind == TimeExpression::Kind::weekday, lexicon);
            }
            times.push_back(time);
            i = match.end;
            if (match.range_end == 0) continue;
            times.back().expression.end = TimexIndex(times.size());
            time.span = span_of(words, match.range_begin, match.range_end);
            time.expression = match.range_meaning;
            times.push_back(time);
            i = match.range_end;
        }
    }
    return times;
}

}  // namespace dragoman
