#include "core/analyze/timex/time_value.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Direction = TimeExpression::Direction;
using Modifier = TimeExpression::Modifier;

constexpr std::string_view season_names[] = {"SP", "SU", "FA", "WI"};
constexpr int season_months[] = {3, 6, 9, 12};

template <class... Args>
std::string printed(const char* format, Args... args) {
    char text[64];
    std::snprintf(text, sizeof text, format, args...);
    return text;
}

std::optional<DateInterval> month_of(int year, int month) {
    const std::optional<Date> first = make_date(year, month, 1);
    if (!first) return std::nullopt;
    return DateInterval{*first, *first + (days_in_month(year, month) - 1)};
}
std::optional<DateInterval> months(int year, int month, int count) {
    const std::optional<Date> first = make_date(year, month, 1);
    if (!first) return std::nullopt;
    return DateInterval{*first, add_months(*first, count) - 1};
}

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

TimeValue of_year(int year) {
    if (year < 0) return {printed("-%04d", -year), std::nullopt, "", Unit::year};
    return {printed("%04d", year), months(year, 1, 12), "", Unit::year};
}
TimeValue of_month(int year, int month) {
    return {printed("%04d-%02d", year, month), month_of(year, month), "", Unit::month};
}
TimeValue of_day(Date day) { return {iso(day), DateInterval{day, day}, "", Unit::day}; }
TimeValue of_week(Date day) {
    const IsoWeek week = iso_week(day);
    const Date monday = first_day_of_week(week);
    return {printed("%04d-W%02d", week.year, week.week), DateInterval{monday, monday + 6}, "", Unit::week};
}
TimeValue of_quarter(int year, int quarter) {
    return {printed("%04d-Q%d", year, quarter), months(year, quarter * 3 - 2, 3), "", Unit::quarter};
}
TimeValue of_half(int year, int half) {
    return {printed("%04d-H%d", year, half), months(year, half * 6 - 5, 6), "", Unit::year};
}
TimeValue of_season(int year, int season) {
    return {printed("%04d-%s", year, std::string(season_names[season]).c_str()),
            months(year, season_months[season], 3), "", Unit::quarter};
}
TimeValue of_decade(int decade) {
    TimeValue value{printed("%03d", decade), std::nullopt, "", Unit::decade};
    if (decade > 0 && decade < 999) value.interval = months(decade * 10, 1, 120);
    return value;
}
TimeValue of_century(int century) {
    if (century < 0) return {printed("-%02d", -century - 1), std::nullopt, "", Unit::century};  // before Christ
    TimeValue value{printed("%02d", century), std::nullopt, "", Unit::century};
    if (century > 0 && century < 99) value.interval = months(century * 100, 1, 1200);
    return value;
}

/// The period of `unit` that lies `count` of them from the one that holds `day`.
TimeValue stepped(Date day, Unit unit, int count) {
    const Civil at = civil(day);
    switch (unit) {
        case Unit::day: case Unit::night: return of_day(day + count);
        case Unit::week: return of_week(day + 7 * count);
        case Unit::weekend: {
            TimeValue value = of_week(day + 7 * count);
            value.value += "-WE";
            if (value.interval) value.interval->earliest = value.interval->latest - 1;
            return value;
        }
        case Unit::month: {
            const Civil month = civil(add_months(day, count));
            return of_month(month.year, month.month);
        }
        case Unit::quarter: {
            const int index = at.year * 4 + (at.month - 1) / 3 + count;
            return of_quarter(floor_div(index, 4), index - floor_div(index, 4) * 4 + 1);
        }
        case Unit::year: return of_year(at.year + count);
        case Unit::decade: return count == 0 ? of_decade(at.year / 10) : of_year(at.year + 10 * count);
        case Unit::century: return count == 0 ? of_century(at.year / 100) : of_year(at.year + 100 * count);
        case Unit::millennium: return of_year(at.year + 1000 * count);
        default: return of_day(day);
    }
}

std::string amount(const TimeExpression& e) {
    const auto part = [&](Unit unit, int number, bool vague, bool& time) {
        std::string letters = vague ? "X" : std::to_string(number);
        switch (unit) {
            case Unit::second: letters += 'S', time = true; break;
            case Unit::minute: letters += 'M', time = true; break;
            case Unit::hour: letters += 'H', time = true; break;
            case Unit::day: letters += 'D'; break;
            case Unit::night: letters += 'D'; break;
            case Unit::week: letters += 'W'; break;
            case Unit::weekend: letters += "WE"; break;
            case Unit::month: letters += 'M'; break;
            case Unit::quarter: letters = vague ? "XQ" : std::to_string(number * 3) + "M"; break;
            case Unit::year: letters += 'Y'; break;
            case Unit::decade: letters = vague ? "XE" : std::to_string(number * 10) + "Y"; break;
            case Unit::century: letters = vague ? "XC" : std::to_string(number * 100) + "Y"; break;
            case Unit::millennium: letters += "L"; break;
            default: break;
        }
        return letters;
    };
    bool time = false, extra_time = false;
    std::string value = part(e.unit, e.number, e.vague, time);
    std::string second;
    if (e.extra_unit != Unit::none && e.extra != 0) second = part(e.extra_unit, e.extra, false, extra_time);
    if (time) return "PT" + value + second;
    return "P" + value + (extra_time ? "T" : "") + second;
}

std::string set_value(const TimeExpression& e) {
    if (e.extra_unit == Unit::day) {
        return printed("XXXX-WXX-%d", e.extra) + (e.part[0] ? "T" + std::string(e.part) : "");
    }
    if (e.extra_unit == Unit::month) return printed("XXXX-%02d", e.extra);
    if (e.part[0]) return "XXXX-XX-XXT" + std::string(e.part);
    return amount(e);
}

/// The year that puts a month (or a day of it) beside `reference`. A verb's tense is a leaning, since
/// plans are told in the past tense too: the wrong side must be this many times nearer to win.
int year_of(const TimeExpression& e, Date reference) {
    constexpr int against_the_tense = 3;
    const Civil now = civil(reference);
    const auto position = [&](int year) {  // days from the reference to the nearest end; 0 inside
        const int day = e.day > 0 ? std::min<int>(e.day, days_in_month(year, e.month)) : 1;
        const std::optional<Date> first = make_date(year, e.month, day);
        if (!first) return 0;
        const Date last = e.day > 0 ? *first : *first + (days_in_month(year, e.month) - 1);
        return last < reference ? last - reference : *first > reference ? *first - reference : 0;
    };
    int best = now.year, best_cost = 1 << 20;
    for (int year = now.year - 1; year <= now.year + 1; ++year) {
        const int distance = position(year);
        if (e.modifier == Modifier::before && distance >= 0) continue;  // "last July" is over
        if (e.modifier == Modifier::after && distance <= 0) continue;
        const bool wrong = (e.direction == Direction::past && distance > 0) || (e.direction == Direction::future && distance < 0);
        const int cost = std::abs(distance) * (wrong ? against_the_tense : 1);
        if (cost < best_cost) best = year, best_cost = cost;
    }
    return best;
}

TimeValue of_calendar(const TimeExpression& e, int year) {
    if (e.month == 0) return of_year(year);
    if (e.day == 0) return of_month(year, e.month);
    const std::optional<Date> day = make_date(year, e.month, e.day);
    if (!day) return {"", std::nullopt, e.month > 12 ? "no month has this number" : "this month has no such day", Unit::none};
    return of_day(*day);
}

TimeValue of_partial(const TimeExpression& e, std::optional<Date> reference) {
    if (!reference) {
        if (e.day > 0 && e.day > days_in_month(2020, e.month)) return {"", std::nullopt, "this month has no such day", Unit::none};
        if (e.day == 0) return {printed("XXXX-%02d", e.month), std::nullopt, "the year is not known", Unit::month};
        return {printed("XXXX-%02d-%02d", e.month, e.day), std::nullopt, "the year is not known", Unit::day};
    }
    if (e.extra_unit == Unit::year) return of_calendar(e, civil(*reference).year + e.extra);
    const int year = year_of(e, *reference);
    TimeValue value = of_calendar(e, year);
    if (!value.value.empty() || e.month != 2 || e.day != 29) return value;
    for (const int other : {year - 1, year + 1, year - 2, year + 2, year - 3, year + 3}) {  // 29 February: the nearest leap year
        if (e.direction == Direction::past && other > year) continue;
        if (e.direction == Direction::future && other < year) continue;
        if (days_in_month(other, 2) == 29) return of_calendar(e, other);
    }
    return value;
}

TimeValue of_weekday(const TimeExpression& e, std::optional<Date> reference) {
    if (!reference) return {printed("XXXX-WXX-%d", e.number), std::nullopt, "the week is not known", Unit::day};
    const int today = weekday(*reference);
    if (e.extra_unit == Unit::week) return of_day(*reference + (7 * e.extra + e.number - today));
    const int back = (today - e.number + 7) % 7;
    if (e.direction == Direction::future) {
        const int ahead = (e.number - today + 7) % 7;
        return of_day(*reference + (ahead == 0 && e.modifier == Modifier::after ? 7 : ahead));
    }
    return of_day(*reference - (back == 0 && e.modifier == Modifier::before ? 7 : back));
}

int season_year(const TimeExpression& e, Date reference) {
    const Civil now = civil(reference);
    if (e.extra_unit == Unit::year) return now.year + e.extra;
    int best = now.year, best_distance = 1 << 20;
    for (int year = now.year - 2; year <= now.year + 1; ++year) {
        const std::optional<DateInterval> span = of_season(year, e.number).interval;
        if (!span) continue;
        const int distance = span->latest < reference ? span->latest - reference : span->earliest > reference ? span->earliest - reference : 0;
        if (e.direction == Direction::past && distance >= 0) continue;
        if (e.direction == Direction::future && distance <= 0) continue;
        if (std::abs(distance) < best_distance) best = year, best_distance = std::abs(distance);
    }
    return best;
}

TimeValue of_part_of_year(const TimeExpression& e, std::optional<Date> reference, const NarrativeTime& narrative) {
    const auto value = [&](int year) {
        return e.kind == Kind::season ? of_season(year, e.number) : e.kind == Kind::quarter ? of_quarter(year, e.number) : of_half(year, e.number);
    };
    if (e.year != 0) return value(e.year);
    if (!reference) return {"", std::nullopt, "the year is not known", Unit::none};
    if (e.kind == Kind::season) return value(season_year(e, *reference));
    const int year = civil(*reference).year;
    if (e.extra_unit == Unit::year) return value(year + e.extra);
    (void)narrative;
    // The latest that has begun, unless it is said to come.
    const std::optional<DateInterval> span = value(year).interval;
    if (e.direction != Direction::future && span && span->earliest > *reference) return value(year - 1);
    if (e.direction == Direction::future && span && span->latest < *reference) return value(year + 1);
    return value(year);
}

void add_clock(const TimeExpression& e, TimeValue& value) {
    if (value.value.empty() || (value.unit != Unit::day && value.value.find("XX") == std::string::npos)) return;
    if (e.hour >= 0) value.value += printed("T%02d:%02d", e.hour, std::max<int>(0, e.minute));
    else if (e.part[0]) value.value += "T" + std::string(e.part);
}

TimeValue day_based(const TimeExpression& e, std::optional<Date> reference, const NarrativeTime& narrative) {
    switch (e.kind) {
        case Kind::absolute: return of_calendar(e, e.year);
        case Kind::partial: return of_partial(e, reference);
        case Kind::weekday: return of_weekday(e, reference);
        case Kind::offset:
            if (e.unit == Unit::year && e.number == -1 && e.extra != 0 && narrative.interval && narrative.unit == Unit::quarter) {
                return stepped(add_months(narrative.interval->earliest, -12), Unit::quarter, 0);
            }
            if (!reference) return {"", std::nullopt, "the day of writing is not known", Unit::none};
            if (e.vague) return {e.number <= 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt, "", Unit::none};
            if (e.unit == Unit::weekend && e.direction == Direction::past && weekday(*reference) < 6) return stepped(*reference, e.unit, e.number - 1);
            return stepped(*reference, e.unit, e.number);
        case Kind::anaphoric: {
            std::optional<Date> from;
            if (narrative.interval && (e.number == 0 ? !narrative.coarser_than(e.unit) : true)) from = narrative.interval->earliest;
            if (!from) from = reference;
            if (!from) return {"", std::nullopt, "what it counts from is not known", Unit::none};
            const bool of_quarters = narrative.interval && narrative.unit == Unit::quarter;
            if (e.unit == Unit::quarter && e.number == 0 && !of_quarters && reference) return stepped(*reference, Unit::quarter, -1);
            if (e.unit == Unit::year && e.number == -1 && of_quarters) return stepped(add_months(*from, -12), Unit::quarter, 0);
            if (e.vague) return {e.number < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt, "", Unit::none};
            if (narrative.interval && e.number != 0 && narrative.coarser_than(e.unit) && e.unit == Unit::day) {
                return {"", std::nullopt, "the day it counts from is not known", Unit::none};
            }
            return stepped(*from, e.unit, e.number);
        }
        case Kind::clock:
        case Kind::day_part: {
            const std::optional<Date> day = narrative.interval && narrative.unit == Unit::day ? narrative.interval->earliest : reference;
            if (!day) return {"XXXX-XX-XX", std::nullopt, "the day is not known", Unit::day};
            return of_day(*day);
        }
        default: return {};
    }
}

}  // namespace

bool NarrativeTime::coarser_than(Unit wanted) const {
    const auto rank = [](Unit u) {
        switch (u) {
            case Unit::day: case Unit::night: case Unit::none: return 0;
            case Unit::week: case Unit::weekend: return 1;
            case Unit::month: return 2;
            case Unit::quarter: return 3;
            case Unit::year: return 4;
            case Unit::decade: return 5;
            case Unit::century: return 6;
            default: return 0;
        }
    };
    return rank(unit) > rank(wanted);
}

TimeValue time_value(const TimeExpression& e, TimexType type, std::optional<Date> reference, const NarrativeTime& narrative) {
    switch (e.kind) {
        case Kind::duration: return {amount(e), std::nullopt, "", Unit::none};
        case Kind::set: return {set_value(e), std::nullopt, "", Unit::none};
        case Kind::reference:
            return {e.number < 0 ? "PAST_REF" : e.number > 0 ? "FUTURE_REF" : "PRESENT_REF", std::nullopt, "", Unit::none};
        case Kind::season: case Kind::quarter: case Kind::half: return of_part_of_year(e, reference, narrative);
        case Kind::decade: return of_decade(e.number);
        case Kind::century: return of_century(e.number);
        case Kind::unresolved: case Kind::holiday: return {"", std::nullopt, "no calendar holds it", Unit::none};
        default: break;
    }
    const bool clocklike = e.unit == Unit::hour || e.unit == Unit::minute || e.unit == Unit::second;
    if (clocklike && (e.kind == Kind::offset || e.kind == Kind::anaphoric)) {
        if (!reference) return {};
        TimeValue value = of_day(*reference);  // the hour of writing is never known
        if (type == TimexType::time) value.value += "TXX:XX";
        return value;
    }
    TimeValue value = day_based(e, reference, narrative);
    add_clock(e, value);
    return value;
}

}  // namespace dragoman
