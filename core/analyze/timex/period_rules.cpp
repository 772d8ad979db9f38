#include <array>

#include "core/analyze/timex/time_rules.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Modifier = TimeExpression::Modifier;

/// A number is a year where the words around say so.
bool rule_year(const TimeWords& w, std::size_t i, TimeMatch& m) {
    std::size_t at = i;
    const bool fiscal = w[at].is("fiscal") || w[at].is("fy");
    if (fiscal) ++at;
    if (fiscal && w[at].is("year")) ++at;
    std::int16_t year = 0;
    const std::size_t end = read_year(w, at, year);
    if (end == at) return false;
    const TimeWord& number = w[at];
    const TimeWord& behind = w[end];
    const TimeWord none;
    const TimeWord& before = at > 0 ? w[at - 1] : none;
    if (number.is(WordClass::number) && !fiscal) {
        const bool introduced = is_time_preposition(before) && !one_of(before, {"for", "to", "than", "as", "or", "and", "every", "each"});
        if (year < 1600 || year > 2100) {
            const bool era = one_of(behind, {"ad", "ce"});
            if (!(introduced && before.is("in") && year >= 1000 && !behind.is("-")) && !era) return false;
        }
        if (one_of(before, {"$", "#", "£", "€", "no", "-", "+", "page", "room", "flight", "boeing", "number", "about", "some", "over", "nearly", "almost"}) &&
            !(before.is("-") && at > 1 && (w[at - 2].is(WordClass::number) || one_of(w[at - 2], {"mid", "post", "pre"})))) return false;
        if (before.glued && one_of(before, {".", ":", "/"}) && number.glued) return false;
        if (behind.glued && (behind.is("%") || behind.is(":") || behind.cls == WordClass::other)) {
            if (!behind.text.empty() && behind.text[0] >= 'a' && behind.text[0] <= 'z') return false;
            if (behind.is("%")) return false;
        }
        if (behind.is("-") && behind.glued && !w[end + 1].is(WordClass::number) && w[end + 1].glued && !introduced) {
            if (w[end + 1].is(WordClass::units) || w[end + 1].is(WordClass::unit)) return false;
        }
        if (behind.is(WordClass::units) || behind.is(WordClass::unit) || behind.is("percent")) {
            if (!(behind.is("quarter") || behind.is("year"))) return false;
        }
        // "2018 people", "1500 tonnes": a plural behind a bare number counts things.
        if (!introduced && !behind.capital && behind.cls == WordClass::other && behind.text.size() > 3 &&
            behind.text.back() == 's' && !one_of(behind, {"this", "was", "does", "has", "plus", "less", "versus", "as", "is", "its", "elections", "games", "olympics"}))
            return false;
        if (!introduced && one_of(behind, {"people", "men", "women", "children", "feet", "metres", "tonnes", "km", "miles", "others"})) return false;
    }
    m.meaning.kind = Kind::absolute;
    m.meaning.year = year;
    m.end = end;
    if (m.end == at + 1 && one_of(w[end], {"bc", "bce"})) {
        m.meaning.year = static_cast<std::int16_t>(-year);
        m.end = end + 1;
    }
    return true;
}

bool rule_decade(const TimeWords& w, std::size_t i, TimeMatch& m) {
    std::size_t at = i;
    if (w[at].is("the")) ++at;
    if (w[at].is(WordClass::phase) && (w[at].is("early") || w[at].is("late") || w[at].is("mid"))) {
        m.meaning.modifier = w[at].value < 0 ? Modifier::start : w[at].value > 0 ? Modifier::end : Modifier::mid;
        ++at;
        at = skip_hyphen(w, at);
    }
    const bool apostrophe = w[at].is("'");
    if (apostrophe) ++at;
    const TimeWord& word = w[at];
    int first = word.value;
    if (word.is(WordClass::decades)) {
        if (first < 100) {
            if (!apostrophe && !(at > i && w[at - 1].is("the")) && at == i) return false;
            first += 1900;
        }
        if (first < 1000 || first > 2100) return false;
    } else if (word.is(WordClass::decade)) {
        if (at == i) return false;
        if (at > 2 && one_of(w[i > 0 ? i - 1 : 0], {"his", "her", "their", "my"})) return false;
        first += 1900;
    } else {
        return false;
    }
    m.meaning.kind = Kind::decade;
    m.meaning.number = first / 10;
    m.end = at + 1;
    return true;
}

bool rule_century(const TimeWords& w, std::size_t i, TimeMatch& m) {
    std::size_t at = i;
    if (w[at].is("the")) ++at;
    if (w[at].is(WordClass::phase)) at = skip_hyphen(w, at + 1);
    const TimeWord& word = w[at];
    int number = word.value;
    std::size_t behind = at + 1;
    if (word.is(WordClass::cardinal) && word.value == 20) {  // "twenty-first"
        behind = skip_hyphen(w, behind);
        if (!w[behind].is(WordClass::ordinal) || w[behind].value > 9) return false;
        number = 20 + w[behind].value;
        ++behind;
    } else if (!word.is(WordClass::ordinal) || number < 1 || number > 22) {
        return false;
    }
    behind = skip_hyphen(w, behind);
    if (w[behind].unit != Unit::century) return false;
    m.meaning.kind = Kind::century;
    m.meaning.number = number - 1;
    m.end = behind + 1;
    if (one_of(w[m.end], {"bc", "bce"})) {
        m.meaning.number = -number;
        ++m.end;
    }
    return true;
}

int season_number(std::string_view label) {
    return label == "SP" ? 0 : label == "SU" ? 1 : label == "FA" ? 2 : 3;
}

bool rule_season(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    std::size_t at = i;
    bool determined = false;
    if (w[at].is("the") || w[at].is("that")) ++at, determined = true;
    if (w[at].is(WordClass::phase)) at = skip_hyphen(w, at + 1), determined = true;
    if (w[at].is(WordClass::relative) && !w[at].is("that")) {
        determined = true;
        e.direction = w[at].value < 0 ? TimeExpression::Direction::past : w[at].value > 0 ? TimeExpression::Direction::future : e.direction;
        if (w[at].is("this")) e.extra_unit = Unit::year;  // of this very year
        if (w[at].is("this") && w[at + 1].is("past")) ++at;
        if (w[at].is("this") && w[at + 1].is("coming")) ++at;
        ++at;
    }
    if (!w[at].is(WordClass::season)) return false;
    const bool spring_or_fall = w[at].is("fall") || w[at].is("spring");
    e.kind = Kind::season;
    e.number = season_number(w[at].label);
    std::size_t end = at + 1;
    std::int16_t year = 0;
    const std::size_t behind = read_trailing_year(w, end, year);
    if (behind > end) {
        e.year = year;
        end = behind;
    } else {
        const std::size_t shifted = read_shift(w, end, e);
        if (shifted > end) end = shifted, determined = true;
        const TimeWord none;
        const TimeWord& before = i > 0 ? w[i - 1] : none;
        if (spring_or_fall && !(determined && !(at == i + 1 && w[i].is("the") && w[at].is("fall")))) {
            if (!(one_of(before, {"in", "by", "since", "until", "this", "last", "next"}) && !one_of(w[end], {"of", "in", "to"}))) return false;
        }
        if (at == i && !one_of(before, {"in", "by", "since", "until", "during", "of", "every", "each", "before", "after", "for"})) return false;
        if (w[end].is("-") && w[end].glued) return false;
        if (w[end].cls == WordClass::other && one_of(w[end], {"olympics", "games", "school", "camp", "vacation"}) && !determined) return false;
    }
    m.end = end;
    return true;
}

/// "the third quarter of 2018", "last year's fourth quarter", "Q3", "the first half".
bool rule_quarter(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    std::size_t at = i;
    if (w[at].text.size() == 2 && (w[at].text[0] == 'q' || w[at].text[0] == 'h') && w[at].capital) return false;
    if ((w[at].is("q") || w[at].is("h")) && w[at].capital && w[at + 1].is(WordClass::number) && w[at + 1].glued) {
        const int number = w[at + 1].value;
        const bool quarter = w[at].is("q");
        if (number < 1 || number > (quarter ? 4 : 2)) return false;
        e.kind = quarter ? Kind::quarter : Kind::half;
        e.number = number;
        m.end = at + 2;
        std::int16_t year = 0;
        const std::size_t behind = read_trailing_year(w, m.end, year);
        if (behind > m.end) e.year = year, m.end = behind;
        return true;
    }
    const std::size_t shifted = read_shift(w, at, e);
    if (shifted > at && w[shifted].is("'") && w[shifted + 1].is("s")) at = shifted + 2;
    else e.extra_unit = Unit::none, e.extra = 0;
    if (w[at].is("the") || w[at].is("its") || w[at].is("their")) {
        at += w[at].is("the") ? 1 : 0;
        if (at == i && !w[at].is("the")) return false;
    }
    std::int16_t year = 0;
    std::size_t behind = read_year(w, at, year);
    if (behind > at) e.year = year, at = behind;
    if (w[at].is("'") && w[at + 1].is("s")) at += 2;
    if (w[at].is("fiscal")) at = skip_hyphen(w, at + 1);
    if (w[at].is("year") && w[at + 1].is("-") && (w[at + 2].is("earlier") || w[at + 2].is("ago"))) {
        e.extra_unit = Unit::year, e.extra = -1;
        at += 3;
    }
    int number = w[at].is(WordClass::ordinal) ? w[at].value : 0;
    if (w[at].is("last")) number = -1;
    if (number == 0) return false;
    std::size_t noun = skip_hyphen(w, at + 1);
    if (w[noun].is("fiscal")) ++noun;
    if (w[noun].unit == Unit::quarter) {
        if (number == -1) return false;
        if (number > 4) return false;
        e.kind = Kind::quarter;
    } else if (w[noun].is("half")) {
        if (number > 2) return false;
        if (number == -1) number = 2;
        e.kind = Kind::half;
    } else {
        return false;
    }
    e.number = number;
    std::size_t end = noun + 1;
    if (w[noun].is(WordClass::units)) return false;
    behind = read_trailing_year(w, end, year);
    if (behind > end) {
        e.year = year, end = behind;
    } else {
        std::size_t start = w[end].is("of") ? end + 1 : end;
        behind = read_shift(w, start, e);
        if (behind > start) end = behind;
        else if (w[end].is("of") && w[end + 1].is("fiscal") && (behind = read_year(w, end + 2, year)) > end + 2) e.year = year, end = behind;
    }
    // Half of what? Only a half of a year is a date.
    if (e.kind == Kind::half && e.year == 0 && e.extra_unit == Unit::none && !(w[end].is("of") && w[end + 1].is("the") && w[end + 2].is("year"))) return false;
    m.end = end;
    return true;
}

constexpr std::array period_table{
    TimeRule{"quarter", .85f, rule_quarter},
    TimeRule{"season", .8f, rule_season},
    TimeRule{"century", .85f, rule_century},
    TimeRule{"decade", .9f, rule_decade},
    TimeRule{"year", .9f, rule_year},
};

}  // namespace

std::span<const TimeRule> period_rules() { return period_table; }

}  // namespace dragoman
