#include <array>

#include "core/analyze/timex/time_rules.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Modifier = TimeExpression::Modifier;

bool rule_date(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    const std::size_t end = read_day(w, i, e);
    if (end == i || e.kind == Kind::weekday || e.kind == Kind::offset) return false;
    if (e.day == 0 && e.year == 0 && e.extra_unit == Unit::none) {
        // A month alone: "May" and "March" are words too.
        const bool doubtful = e.month == 5 || e.month == 3;
        const TimeWord none;
        const TimeWord& before = i > 0 ? w[i - 1] : none;
        if (doubtful && !is_time_preposition(before)) return false;
        if (w[i].abbreviated && !is_time_preposition(before)) return false;
    }
    m.end = end;
    // "September 4-6", "4 to 6 September" are two days; the second borrows the month.
    if (e.day != 0 && w[i].is(WordClass::month) && w[end - 1].is(WordClass::number) &&
        (w[end].is("-") || w[end].is("to") || w[end].is("and")) && e.year == 0) {
        std::int16_t last = 0;
        if (is_day_number(w[end + 1], last) && last > e.day && !w[end + 2].is(WordClass::month) &&
            w[end + 1].is(WordClass::number) && (w[end].is("-") || w[end + 2].is(","))) {
            m.range_begin = end + 1;
            m.range_meaning = e;
            m.range_meaning.day = last;
            m.range_end = end + 2;
            std::int16_t year = 0;
            const std::size_t behind = read_trailing_year(w, end + 2, year);
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

constexpr std::array calendar_table{
    TimeRule{"calendar-date", .97f, rule_calendar},
    TimeRule{"date", .95f, rule_date},
    TimeRule{"clock", .9f, rule_clock},
    TimeRule{"day", .93f, rule_day},
    TimeRule{"phase", .88f, rule_phase},
};

}  // namespace

std::span<const TimeRule> calendar_rules() { return calendar_table; }

}  // namespace dragoman
