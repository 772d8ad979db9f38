#include "core/base/date.h"

#include <algorithm>
#include <cstdio>

namespace dragoman {
namespace {

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
std::int32_t days_from_civil(int year, int month, int day) {
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

bool read_number(std::string_view text, std::size_t at, std::size_t size, int& number) {
    if (at + size > text.size()) return false;
    number = 0;
    for (std::size_t i = at; i < at + size; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        number = number * 10 + (text[i] - '0');
    }
    return true;
}

}  // namespace

int days_in_month(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
    if (day > days_in_month(year, month)) return std::nullopt;
    return Date{days_from_civil(year, month, day)};
}

Civil civil(Date date) {  // Hinnant's civil_from_days
    const int shifted = date.days + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2), month,
            day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int weekday(Date date) {
    const int offset = (date.days + 3) % 7;  // 1970-01-01 was a Thursday
    return (offset < 0 ? offset + 7 : offset) + 1;
}

Date add_months(Date date, int months) {
    const Civil from = civil(date);
    const int index = from.year * 12 + (from.month - 1) + months;
    const int year = index / 12, month = index % 12 + 1;
    return {days_from_civil(year, month, std::min(from.day, days_in_month(year, month)))};
}

IsoWeek iso_week(Date date) {
    const Date thursday = date + (4 - weekday(date));  // a week belongs to the year of its Thursday
    const int year = civil(thursday).year;
    return {year, (thursday.days - days_from_civil(year, 1, 1)) / 7 + 1};
}

Date first_day_of_week(IsoWeek week) {
    const Date fourth{days_from_civil(week.year, 1, 4)};  // always in week 1
    return fourth - (weekday(fourth) - 1) + (week.week - 1) * 7;
}

std::optional<DateInterval> intersect(DateInterval a, DateInterval b) {
    const DateInterval both{std::max(a.earliest, b.earliest), std::min(a.latest, b.latest)};
    if (both.earliest > both.latest) return std::nullopt;
    return both;
}

std::string iso(Date date) {
    const Civil day = civil(date);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
    return text;
}

std::string iso(DateInterval interval) {
    if (interval.earliest == interval.latest) return iso(interval.earliest);
    const Civil from = civil(interval.earliest), to = civil(interval.latest);
    if (from.year == to.year && from.day == 1 && to.day == days_in_month(to.year, to.month)) {
        if (from.month == to.month) return iso(interval.earliest).substr(0, 7);
        if (from.month == 1 && to.month == 12) return iso(interval.earliest).substr(0, 4);
    }
    return iso(interval.earliest) + "/" + iso(interval.latest);
}

std::optional<DateInterval> parse_iso(std::string_view text) {
    text = text.substr(0, text.find_first_of("T "));
    int year = 0, month = 0, day = 0;
    if (!read_number(text, 0, 4, year)) return std::nullopt;
    const auto from_days = [](std::optional<Date> first, std::optional<Date> last)
        -> std::optional<DateInterval> {
        if (!first || !last) return std::nullopt;
        return DateInterval{*first, *last};
    };
    if (text.size() == 4) return from_days(make_date(year, 1, 1), make_date(year, 12, 31));
    if (text.size() == 8 && text.substr(4, 2) == "-W" && read_number(text, 6, 2, month)) {
        if (month < 1 || month > 53) return std::nullopt;
        const Date monday = first_day_of_week({year, month});
        return DateInterval{monday, monday + 6};
    }
    if (text.size() < 7 || text[4] != '-' || !read_number(text, 5, 2, month)) return std::nullopt;
    if (month < 1 || month > 12) return std::nullopt;
    if (text.size() == 7) {
        return from_days(make_date(year, month, 1), make_date(year, month, days_in_month(year, month)));
    }
    if (text.size() != 10 || text[7] != '-' || !read_number(text, 8, 2, day)) return std::nullopt;
    const std::optional<Date> date = make_date(year, month, day);
    return from_days(date, date);
}

}  // namespace dragoman
