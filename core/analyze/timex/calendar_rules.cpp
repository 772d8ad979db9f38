#include <array>

#include "core/analyze/timex/time_rules.h"
#include "core/base/date.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Modifier = TimeExpression::Modifier;

bool one_of(const TimeWord& word, std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        if (word.text == text) return true;
    }
    return false;
}

std::size_t skip_comma(const TimeWords& w, std::size_t i) { return w[i].is(",") ? i + 1 : i; }

bool day_number(const TimeWord& word, std::int16_t& day) {
    if (word.is(WordClass::number) ? !word.plain || word.digits > 2 : !word.is(WordClass::ordinal)) return false;
    if (word.value < 1 || word.value > 31) return false;
    day = static_cast<std::int16_t>(word.value);
    return true;
}

/// A year behind a day or a month: ", 2020", " 2020", "[2018]", "'99".
std::size_t trailing_year(const TimeWords& w, std::size_t i, std::int16_t& year) {
    std::size_t at = skip_comma(w, i);
    if (w[at].is("of") || w[at].is("in")) {
        if (!w[at + 1].is(WordClass::number)) return i;
        ++at;
    }
    const bool bracket = w[at].is("[");
    if (bracket) ++at;
    if (w[at].is("'") && w[at + 1].is(WordClass::number) && w[at + 1].glued && w[at + 1].digits == 2) {
        year = static_cast<std::int16_t>(w[at + 1].value + (w[at + 1].value < 50 ? 2000 : 1900));
        return at + 2;
    }
    const std::size_t end = read_year(w, at, year);
    if (end == at) return i;
    if (bracket && !w[end].is("]")) return i;
    return bracket ? end + 1 : end;
}

/// "the 29th of February", "29 February", "29-Feb-2006".
std::size_t day_month(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = w[i].is("the") ? i + 1 : i;
    if (!day_number(w[at], e.day)) return i;
    const bool ordinal = w[at].is(WordClass::ordinal);
    at = skip_hyphen(w, at + 1);
    if (w[at].is("of")) {
        if (!ordinal) return i;
        ++at;
    } else if (ordinal && w[i].is("the")) {
        return i;  // "the second May" is no day
    }
    const std::size_t end = read_month(w, at, e.month);
    return end == at ? i : end;
}

std::size_t month_day(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = read_month(w, i, e.month);
    if (at == i) return i;
    at = skip_hyphen(w, at);
    if (w[at].is("the")) {
        if (!w[at + 1].is(WordClass::ordinal)) return i;
        ++at;
    }
    if (!day_number(w[at], e.day)) return i;
    if (w[at + 1].is("%") || (w[at + 1].is(":") && w[at + 1].glued)) return i;
    return at + 1;
}

bool preposition_of_time(const TimeWord& word) {
    return one_of(word, {"in", "since", "of", "by", "until", "till", "from", "to", "during", "before", "after",
                         "between", "and", "through", "early", "late", "mid", "last", "next", "this", "around",
                         "throughout", "circa", "through", "for", "as", "or", "every", "each", "than"});
}

bool rule_date(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    const std::size_t end = read_day(w, i, e);
    if (end == i || e.kind == Kind::weekday || e.kind == Kind::offset) return false;
    if (e.day == 0 && e.year == 0 && e.extra_unit == Unit::none) {
        // A month alone: "May" and "March" are words too.
        const bool doubtful = e.month == 5 || e.month == 3;
        const TimeWord none;
        const TimeWord& before = i > 0 ? w[i - 1] : none;
        if (doubtful && !preposition_of_time(before)) return false;
        if (w[i].abbreviated && !preposition_of_time(before)) return false;
    }
    m.end = end;
    // "September 4-6", "4 to 6 September" are two days; the second borrows the month.
    if (e.day != 0 && w[i].is(WordClass::month) && w[end - 1].is(WordClass::number) &&
        (w[end].is("-") || w[end].is("to") || w[end].is("and")) && e.year == 0) {
        std::int16_t last = 0;
        if (day_number(w[end + 1], last) && last > e.day && !w[end + 2].is(WordClass::month) &&
            w[end + 1].is(WordClass::number) && (w[end].is("-") || w[end + 2].is(","))) {
            m.range_begin = end + 1;
            m.range_meaning = e;
            m.range_meaning.day = last;
            m.range_end = end + 2;
            std::int16_t year = 0;
            const std::size_t behind = trailing_year(w, end + 2, year);
            if (behind > end + 2) {
                m.range_meaning.year = e.year = year;
                m.range_meaning.kind = e.kind = Kind::absolute;
                m.range_end = behind;
            }
        }
    }
    return true;
}

bool rule_day(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    std::size_t end = read_day(w, i, e);
    if (end == i || (e.kind != Kind::weekday && e.kind != Kind::offset)) return false;
    const std::size_t part = read_day_part(w, end, e);
    if (part > end) {
        m.type = TimexType::time;
        end = part;
    }
    m.end = end;
    return true;
}

/// "10 a.m. on Tuesday", "noon Friday"; a clock time alone takes its day from what stands near.
bool rule_clock(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression clock;
    std::size_t end = read_clock(w, i, clock);
    if (end == i) return false;
    std::size_t at = skip_comma(w, end);
    if (w[at].is("on") || w[at].is("of")) ++at;
    TimeExpression day;
    const std::size_t behind = read_day(w, at, day);
    if (behind > at && (day.day != 0 || day.kind == Kind::weekday || day.kind == Kind::offset)) {
        m.meaning = day;
        end = behind;
    } else if (w[at].is("in") && w[at + 1].is("the") && w[at + 2].is(WordClass::daypart)) {
        if (clock.hour < 12 && w[at + 2].label != "MO") clock.hour = static_cast<std::int16_t>(clock.hour + 12);
        m.meaning.kind = Kind::clock;
        end = at + 3;
    } else {
        m.meaning.kind = Kind::clock;
    }
    m.meaning.hour = clock.hour;
    m.meaning.minute = clock.minute;
    m.type = TimexType::time;
    m.end = end;
    return true;
}

bool rule_calendar(const TimeWords& w, std::size_t i, TimeMatch& m) {
    if (!w[i].is(WordClass::calendar)) return false;
    const int value = w[i].value;
    m.meaning.kind = Kind::absolute;
    m.meaning.year = static_cast<std::int16_t>(value / 10000);
    m.meaning.month = static_cast<std::int16_t>(value / 100 % 100);
    m.meaning.day = static_cast<std::int16_t>(value % 100);
    m.end = i + 1;
    return true;
}

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
        const bool introduced = preposition_of_time(before) && !one_of(before, {"for", "to", "than", "as", "or", "and", "every", "each"});
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
    if (one_of(w[m.end], {"bc", "bce"})) ++m.end;
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
    const std::size_t behind = trailing_year(w, end, year);
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
        const std::size_t behind = trailing_year(w, m.end, year);
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
    behind = trailing_year(w, end, year);
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

/// "late August", "mid-2019", "the end of 2017", "early next year" (the last through read_shift).
bool rule_phase(const TimeWords& w, std::size_t i, TimeMatch& m) {
    std::size_t at = i;
    bool noun = false;
    if (w[at].is("the") && w[at + 1].is(WordClass::phase)) ++at;
    if (!w[at].is(WordClass::phase)) return false;
    const int phase = w[at].value;
    noun = one_of(w[at], {"beginning", "start", "end", "middle", "close"});
    if (noun) {
        if (!w[at + 1].is("of")) return false;
        at += 2;
        if (w[at].is("the") && !w[at + 1].is(WordClass::unit)) return false;
    } else {
        ++at;
        at = skip_hyphen(w, at);
        if (w[at].is("in")) ++at;
    }
    TimeExpression& e = m.meaning;
    std::size_t end = at;
    if ((end = read_day(w, at, e)) > at) {
        if (noun && e.day != 0) return false;
    } else if (std::int16_t year = 0; (end = read_year(w, at, year)) > at) {
        if (w[at].is(WordClass::number) && (year < 1600 || year > 2100)) return false;
        if (w[end].is(WordClass::units)) return false;
        e.kind = Kind::absolute;
        e.year = year;
    } else if (noun && w[at].is("the") && w[at + 1].is(WordClass::unit)) {
        const Unit unit = w[at + 1].unit;
        if (unit != Unit::year && unit != Unit::month && unit != Unit::week && unit != Unit::quarter && unit != Unit::decade && unit != Unit::century) return false;
        if (w[at + 2].is("-") && w[at + 2].glued) return false;
        e.kind = Kind::offset;
        e.unit = unit;
        end = at + 2;
    } else if (TimeExpression shift; (end = read_shift(w, at, shift)) > at) {
        e.kind = Kind::offset;
        e.unit = shift.extra_unit;
        e.number = shift.extra;
    } else {
        return false;
    }
    if (e.modifier == Modifier::none) e.modifier = phase < 0 ? Modifier::start : phase > 0 ? Modifier::end : Modifier::mid;
    m.end = end;
    const std::size_t part = read_day_part(w, end, e);
    if (part > end && (e.kind == Kind::weekday || e.kind == Kind::offset)) m.end = part, m.type = TimexType::time;
    return true;
}

constexpr std::array rules{
    TimeRule{"calendar-date", .97f, rule_calendar},
    TimeRule{"date", .95f, rule_date},
    TimeRule{"clock", .9f, rule_clock},
    TimeRule{"day", .93f, rule_day},
    TimeRule{"phase", .88f, rule_phase},
    TimeRule{"quarter", .85f, rule_quarter},
    TimeRule{"season", .8f, rule_season},
    TimeRule{"century", .85f, rule_century},
    TimeRule{"decade", .9f, rule_decade},
    TimeRule{"year", .9f, rule_year},
};

}  // namespace

std::span<const TimeRule> calendar_rules() { return rules; }

std::size_t read_month(const TimeWords& w, std::size_t i, std::int16_t& month) {
    if (!w[i].is(WordClass::month)) return i;
    month = static_cast<std::int16_t>(w[i].value);
    return w[i].abbreviated && w[i + 1].is(".") && w[i + 1].glued ? i + 2 : i + 1;
}

std::size_t read_year(const TimeWords& w, std::size_t i, std::int16_t& year) {
    if (w[i].is(WordClass::number)) {
        if (!w[i].plain || w[i].digits != 4 || w[i].value < 1000 || w[i].value > 2200) return i;
        year = static_cast<std::int16_t>(w[i].value);
        return i + 1;
    }
    // Spelled out, as speech is written down: "nineteen ninety-six", "two thousand (and) six".
    if (!w[i].is(WordClass::cardinal)) return i;
    const int century = w[i].value;
    if (century == 2 && w[i + 1].is("thousand")) {
        std::size_t at = w[i + 2].is("and") ? i + 3 : i + 2;
        year = 2000;
        if (!w[at].is(WordClass::cardinal)) return i + 2;
        year = static_cast<std::int16_t>(2000 + w[at].value);
        return at + 1;
    }
    if (century != 19 && century != 20 && century != 18) return i;
    if (!w[i + 1].is(WordClass::cardinal) || w[i + 1].value < 10) return i;
    int rest = w[i + 1].value;
    std::size_t at = i + 2;
    const std::size_t ones = skip_hyphen(w, at);
    if (rest >= 20 && w[ones].is(WordClass::cardinal) && w[ones].value < 10) {
        rest += w[ones].value;
        at = ones + 1;
    }
    year = static_cast<std::int16_t>(century * 100 + rest);
    return at;
}

std::size_t read_clock(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = i;
    if (w[at].is(WordClass::daypart) && w[at].digits == 0 && (w[at].value == 12 || w[at].value == 24)) {
        e.hour = static_cast<std::int16_t>(w[at].value);
        e.minute = 0;
        return at + 1;
    }
    std::int32_t hour = 0, minute = -1;
    if (w[at].is(WordClass::clock)) {
        hour = w[at].value / 60, minute = w[at].value % 60;
    } else if ((w[at].is(WordClass::number) && w[at].plain && w[at].digits <= 2) || w[at].is(WordClass::cardinal)) {
        hour = w[at].value;
    } else {
        return i;
    }
    const bool written = w[at].is(WordClass::clock);
    ++at;
    if (w[at].is(WordClass::ampm)) {
        if (hour < 1 || hour > 12) return i;
        if (!written && !w[at - 1].is(WordClass::number) && !w[at - 1].is(WordClass::cardinal)) return i;
        hour = hour % 12 + w[at].value;
        ++at;
        if (w[at].is(".") && w[at].glued && w[at - 1].text.back() == 'm' && w[at + 1].is(WordClass::zone)) ++at;
    } else if (w[at].is("o") && w[at + 1].is("'") && w[at + 2].is("clock")) {
        at += 3;
    } else if (w[at].is(WordClass::zone) && !written) {
        return i;
    } else if (!written || hour > 24) {
        return i;
    }
    if (w[at].is(WordClass::zone) && !w[at].is("est") && !w[at].is("et")) ++at;
    else if (w[at].is(WordClass::zone) && w[at].capital) ++at;
    e.hour = static_cast<std::int16_t>(hour);
    e.minute = static_cast<std::int16_t>(minute < 0 ? 0 : minute);
    return at;
}

std::size_t read_day_part(const TimeWords& w, std::size_t i, TimeExpression& e) {
    if (!w[i].is(WordClass::daypart)) return i;
    if (w[i].label.size() == 2) {
        e.part[0] = w[i].label[0], e.part[1] = w[i].label[1];
    } else {
        e.hour = static_cast<std::int16_t>(w[i].value);
        e.minute = 0;
    }
    return i + 1;
}

std::size_t read_shift(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = w[i].is("the") || w[i].is("of") ? i + 1 : i;
    if (!w[at].is(WordClass::relative) || w[at].is("that") || w[at].is("same")) return i;
    const int step = w[at].value;
    ++at;
    if (w[at].is("past") || w[at].is("coming")) ++at;
    if (!w[at].is(WordClass::unit) || w[at].unit == Unit::none) return i;
    e.extra_unit = w[at].unit;
    e.extra = static_cast<std::int16_t>(step);
    return at + 1;
}

std::size_t read_day(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = i;
    if (w[at].is("the") && w[at + 1].is(WordClass::relative) && w[at + 2].is(WordClass::weekday)) ++at;
    if (w[at].is(WordClass::relative) && !w[at].is("same")) {  // "last Monday", "this coming Friday", "next May"
        const int step = w[at].value;
        std::size_t noun = at + 1;
        if (w[at].is("this") && (w[noun].is("coming") || w[noun].is("past"))) ++noun;
        const bool weekday_next = w[noun].is(WordClass::weekday), month_next = w[noun].is(WordClass::month);
        if (!weekday_next && !month_next) return i;
        TimeExpression inner;
        const std::size_t end = read_day(w, noun, inner);
        if (end == noun) return i;
        e = inner;
        if (noun > at + 1) e.direction = w[at + 1].is("past") ? TimeExpression::Direction::past : TimeExpression::Direction::future;
        else if (step != 0) e.direction = step < 0 ? TimeExpression::Direction::past : TimeExpression::Direction::future;
        else if (w[at].is("this")) e.extra_unit = weekday_next ? Unit::week : Unit::year;
        if (e.direction != TimeExpression::Direction::unknown && e.extra_unit == Unit::none && e.day == 0)
            e.modifier = w[at].is("last") || w[at].is("previous") ? Modifier::before : w[at].is("next") ? Modifier::after : Modifier::none;
        return end;
    }
    if (w[at].is(WordClass::deictic) && w[at].label.empty()) {
        e.kind = Kind::offset;
        e.unit = Unit::day;
        e.number = w[at].value;
        return at + 1;
    }
    if (w[at].is(WordClass::weekday)) {
        const TimeWord& weekday = w[at];
        std::size_t next = at + 1;
        bool dot = false;
        if (weekday.abbreviated && w[next].is(".") && w[next].glued) ++next, dot = true;
        TimeExpression date;
        const std::size_t from = skip_comma(w, next);
        std::size_t end = read_day(w, from, date);
        if (end > from && date.day != 0) {
            e = date;
            e.number = weekday.value;
            return end;
        }
        if (weekday.abbreviated && (!dot || w[next].capital)) return i;
        e.kind = Kind::weekday;
        e.number = weekday.value;
        end = next;
        std::size_t shift_at = w[end].is("of") ? end + 1 : end;
        TimeExpression shift;
        const std::size_t shifted = read_shift(w, shift_at, shift);
        if (shifted > shift_at && shift.extra_unit == Unit::week) {
            e.extra_unit = Unit::week, e.extra = shift.extra;
            e.direction = shift.extra < 0 ? TimeExpression::Direction::past : shift.extra > 0 ? TimeExpression::Direction::future : e.direction;
            e.modifier = Modifier::none;
            return shifted;
        }
        return end;
    }
    std::size_t end = month_day(w, at, e);
    if (end == at) {
        e.day = e.month = 0;
        end = day_month(w, at, e);
    }
    if (end == at) {
        e.day = e.month = 0;
        end = read_month(w, at, e.month);
        if (end == at) return i;
        if (w[end].is("-") && w[end].glued && w[end + 1].is(WordClass::number)) ++end;
    }
    const std::size_t hyphen = skip_hyphen(w, end);
    std::int16_t year = 0;
    const std::size_t behind = trailing_year(w, e.day != 0 && hyphen > end ? hyphen : end, year);
    if (behind > end && year > 0) {
        e.kind = Kind::absolute;
        e.year = year;
        return behind;
    }
    e.kind = Kind::partial;
    TimeExpression shift;
    std::size_t shift_at = w[end].is(",") ? end : w[end].is("of") ? end + 1 : end;
    const std::size_t shifted = read_shift(w, shift_at, shift);
    if (shifted > shift_at && shift.extra_unit == Unit::year) {
        e.extra_unit = Unit::year, e.extra = shift.extra;
        return shifted;
    }
    return end;
}

}  // namespace dragoman
