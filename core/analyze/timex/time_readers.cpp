#include "core/analyze/timex/time_rules.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Modifier = TimeExpression::Modifier;

/// "the 29th of February", "29 February", "29-Feb-2006".
std::size_t day_month(const TimeWords& w, std::size_t i, TimeExpression& e) {
    std::size_t at = w[i].is("the") ? i + 1 : i;
    if (!is_day_number(w[at], e.day)) return i;
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
    if (!is_day_number(w[at], e.day)) return i;
    if (w[at + 1].is("%") || (w[at + 1].is(":") && w[at + 1].glued)) return i;
    return at + 1;
}

}  // namespace

bool is_day_number(const TimeWord& word, std::int16_t& day) {
    if (word.is(WordClass::number) ? !word.plain || word.digits > 2 : !word.is(WordClass::ordinal)) return false;
    if (word.value < 1 || word.value > 31) return false;
    day = static_cast<std::int16_t>(word.value);
    return true;
}

/// A year behind a day or a month: ", 2020", " 2020", "[2018]", "'99".
std::size_t read_trailing_year(const TimeWords& w, std::size_t i, std::int16_t& year) {
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

bool is_time_preposition(const TimeWord& word) {
    return one_of(word, {"in", "since", "of", "by", "until", "till", "from", "to", "during", "before", "after",
                         "between", "and", "through", "early", "late", "mid", "last", "next", "this", "around",
                         "throughout", "circa", "through", "for", "as", "or", "every", "each", "than"});
}

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
    const std::size_t behind = read_trailing_year(w, e.day != 0 && hyphen > end ? hyphen : end, year);
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
