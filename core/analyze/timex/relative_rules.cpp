#include <array>

#include "core/analyze/timex/time_rules.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;

/// "today", "yesterday morning", "tonight".
bool rule_deictic(const TimeWords& w, std::size_t i, TimeMatch& m) {
    if (!w[i].is(WordClass::deictic)) return false;
    TimeExpression& e = m.meaning;
    e.kind = Kind::offset;
    e.unit = Unit::day;
    m.end = i + 1;
    if (!w[i].label.empty()) {  // "tonight"
        e.part[0] = 'N', e.part[1] = 'I';
        m.type = TimexType::time;
        return true;
    }
    e.number = w[i].value;
    const std::size_t part = read_day_part(w, m.end, e);
    if (part > m.end) m.type = TimexType::time, m.end = part;
    return true;
}

/// "this morning", "last night", "the previous evening".
bool rule_day_part(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    if (w[i].is("overnight")) {
        e.kind = Kind::offset;
        e.unit = Unit::day;
        e.part[0] = 'N', e.part[1] = 'I';
        m.end = i + 1;
        m.type = TimexType::time;
        return true;
    }
    std::size_t at = i;
    const bool article = w[at].is("the");
    if (article) ++at;
    if (w[at].is(WordClass::phase) && !article) at = skip_hyphen(w, at + 1);
    if (w[at].is(WordClass::relative)) {
        const TimeWord& which = w[at];
        const std::size_t end = read_day_part(w, at + 1, e);
        if (end == at + 1) return false;
        if (which.is("last") && !w[at + 1].is("night") && !w[at + 1].is("evening")) return false;
        if (e.hour >= 0) return false;
        e.unit = Unit::day;
        const bool told = which.is("that") || which.is("same") || article || which.is("following") || which.is("previous");
        e.kind = told ? Kind::anaphoric : Kind::offset;
        e.number = which.value;
        m.end = end;
        m.type = TimexType::time;
        return true;
    }
    if (article || at > i) {  // "the morning", "mid afternoon"
        const std::size_t end = read_day_part(w, at, e);
        if (end == at || e.hour >= 0) return false;
        if (w[at].is("night") || w[end].is("of") || (w[end].is("-") && w[end].glued)) return false;
        if (article && !(i > 0 && one_of(w[i - 1], {"in", "during", "by"}))) return false;
        e.kind = Kind::day_part;
        m.end = end;
        m.type = TimexType::time;
        return true;
    }
    return false;
}

/// "last week", "this year", "the following month", "that day", "the past year".
bool rule_relative_unit(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    std::size_t at = i;
    const bool article = w[at].is("the");
    if (article) ++at;
    if (!article && w[at].is(WordClass::phase) && !w[at].is("end") && !w[at].is("start")) at = skip_hyphen(w, at + 1);
    const TimeWord& which = w[at];
    if (!which.is(WordClass::relative)) return false;
    std::size_t noun = at + 1;
    bool same = which.is("same");
    if ((which.is("that") || which.is("this")) && w[noun].is("same")) same = true, ++noun;
    if (which.is("this") && (w[noun].is("past") || w[noun].is("coming") || w[noun].is("current"))) ++noun;
    if (w[noun].is("full")) ++noun;
    if (w[noun].is("fiscal") || w[noun].is("calendar")) ++noun;
    if (!w[noun].is(WordClass::unit) || w[noun].unit == Unit::minute || w[noun].unit == Unit::second || w[noun].unit == Unit::hour) return false;
    if (w[noun].unit == Unit::night) return false;
    if (w[noun + 1].is("-") && w[noun + 1].glued && w[noun + 2].glued) return false;
    // "the last day of …" needs what follows, "the last quarter" is a game's as often as a year's.
    if (which.is("last") && (w[noun].unit == Unit::day || w[noun + 1].is("of"))) return false;
    if (which.is("past") && !article && !w[noun - 1].is("this") && noun == at + 1 && !(i > 0 && one_of(w[i - 1], {"this", "our", "in", "over"}))) return false;
    if ((which.is("following") || which.is("coming") || which.is("previous") || which.is("preceding")) && !article) return false;
    if (which.is("that") && !same && w[noun].unit == Unit::quarter) same = true;
    e.unit = w[noun].unit;
    e.number = which.value;
    const bool told = which.is("that") || same || which.is("following") || which.is("previous") ||
                      which.is("preceding") || which.is("ensuing") || (article && which.is("next"));
    e.kind = told ? Kind::anaphoric : Kind::offset;
    if (same) e.number = 0;
    if (article && (which.is("past") || which.is("last") || which.is("next") || which.is("coming")) &&
        (e.unit == Unit::decade || e.unit == Unit::century)) {
        e.kind = Kind::duration;
        e.number = 1;
        m.type = TimexType::duration;
    }
    m.end = noun + 1;
    if (e.unit == Unit::day) {
        TimeExpression part;
        const std::size_t end = read_day_part(w, m.end, part);
        if (end > m.end && part.hour < 0) {
            e.part[0] = part.part[0], e.part[1] = part.part[1];
            m.end = end;
            m.type = TimexType::time;
        }
    }
    return true;
}

/// "the weekend", "the year", "the quarter": a period named by its article.
bool rule_definite_unit(const TimeWords& w, std::size_t i, TimeMatch& m) {
    if (!w[i].is("the") || !w[i + 1].is(WordClass::unit)) return false;
    const Unit unit = w[i + 1].unit;
    if (unit != Unit::weekend && unit != Unit::quarter && unit != Unit::year) return false;
    const TimeWord& behind = w[i + 2];
    if (behind.is("-") && behind.glued) return false;
    if (one_of(behind, {"of", "after", "before", "when", "that", "he", "she", "they", "it", "we"}) || behind.is("in")) return false;
    if (unit == Unit::year && i > 0 && one_of(w[i - 1], {"of"})) {
        const bool period = i > 1 && one_of(w[i - 2], {"end", "rest", "quarter", "half", "months", "part", "remainder"});
        if (!period) return false;
    }
    if (unit == Unit::year) {
        std::int16_t year = 0;
        const std::size_t end = read_year(w, i + 2, year);
        if (end > i + 2) {  // "the year two thousand"
            m.meaning.kind = Kind::absolute;
            m.meaning.year = year;
            m.end = end;
            return true;
        }
        if (!(i > 0 && one_of(w[i - 1], {"for", "in", "during", "of", "this", "later", "earlier", "so", "by"}))) return false;
    }
    m.meaning.kind = unit == Unit::quarter ? Kind::anaphoric : Kind::offset;
    m.meaning.unit = unit;
    if (unit == Unit::weekend) m.meaning.direction = TimeExpression::Direction::past;
    m.end = i + 2;
    return true;
}

/// "now", "recently", "in the past", "to date".
bool rule_reference(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    e.kind = Kind::reference;
    const TimeWord& word = w[i];
    const TimeWord& next = w[i + 1];
    if (word.is(WordClass::reference)) {
        if (word.is("soon") || word.is("shortly")) {
            if (one_of(next, {"after", "before", "as", "afterwards", "thereafter", "to"})) return false;
            if (i > 0 && one_of(w[i - 1], {"as", "so", "how", "too"})) return false;
        }
        if (word.is("now") && (next.is("that") || (next.is("-") && next.glued))) return false;
        e.number = word.value;
        m.end = i + 1;
        if (word.is("now") && next.is("-")) return false;
        return true;
    }
    if (word.is("to") && next.is("date")) {
        if (i > 0 && one_of(w[i - 1], {"up", "want", "wants", "wanted", "began", "started"})) { if (!w[i - 1].is("up")) return false; }
        if (w[i + 2].is("back") || w[i + 2].is("from")) return false;
        m.end = i + 2;
        return true;
    }
    if (word.is("at") && one_of(next, {"present"})) {
        m.begin = i, m.end = i + 2;
        return true;
    }
    if (word.is("these") && next.is("days")) {
        m.end = i + 2;
        return true;
    }
    if (word.is("this") && one_of(next, {"moment", "time"}) && i > 0 && one_of(w[i - 1], {"at"})) {
        m.end = i + 2;
        return true;
    }
    if (word.is("current") && !next.is(WordClass::unit)) {
        m.end = i + 1;
        return true;
    }
    if (word.is("no") && next.is("longer")) return false;
    if (word.is("the")) {
        std::size_t at = i + 1;
        if (one_of(w[at], {"near", "immediate", "recent", "distant", "foreseeable", "not", "very"})) ++at;
        if (w[at].is("future")) {
            if (w[at + 1].is("of") || (w[at + 1].cls == WordClass::other && one_of(w[at + 1], {"president", "king", "head"}))) return false;
            if (!(i > 0 && one_of(w[i - 1], {"in", "for", "into", "of", "about", "to"}))) return false;
            if (w[i - 1].is("of") || w[i - 1].is("about") || w[i - 1].is("to")) { if (at == i + 1 && !w[i - 1].is("about") && !w[i - 1].is("to")) return false; }
            e.number = 1;
            m.end = at + 1;
            return true;
        }
        if (w[at].is("past")) {
            const TimeWord& behind = w[at + 1];
            if (behind.is(WordClass::unit) || behind.is(WordClass::units) || behind.is(WordClass::cardinal) ||
                behind.is(WordClass::number) || behind.is(WordClass::vague) || behind.is(WordClass::season)) return false;
            if (!(i > 0 && one_of(w[i - 1], {"in", "from", "of", "than"}))) return false;
            e.number = -1;
            m.end = at + 1;
            return true;
        }
        if (at == i + 1 && w[at].is("time") && i > 0 && w[i - 1].is("at")) {
            if (w[at + 1].is("of")) return false;
            e.number = -1;
            m.end = at + 1;
            return true;
        }
        return false;
    }
    if (word.is("recent")) {
        if (one_of(next, {"times", "history"})) {
            e.number = -1;
            m.end = i + 2;
            return true;
        }
        if (!next.is(WordClass::units)) return false;
        e.kind = Kind::duration;
        e.unit = next.unit;
        e.vague = true;
        m.type = TimexType::duration;
        m.end = i + 2;
        return true;
    }
    if (word.is("coming") && next.is(WordClass::units)) {
        e.number = 1;
        m.end = i + 2;
        return true;
    }
    return false;
}

constexpr std::array relative_table{
    TimeRule{"deictic", .97f, rule_deictic},
    TimeRule{"day-part", .85f, rule_day_part},
    TimeRule{"relative", .9f, rule_relative_unit},
    TimeRule{"definite", .6f, rule_definite_unit},
    TimeRule{"reference", .75f, rule_reference},
};

}  // namespace

std::span<const TimeRule> relative_rules() { return relative_table; }

}  // namespace dragoman
