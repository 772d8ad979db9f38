#pragma once
// Days of the proleptic Gregorian calendar (ISO 8601). Pure arithmetic: nothing here reads a clock.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

struct Date {
    std::int32_t days = 0;  ///< Since 1970-01-01.
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};
constexpr Date operator+(Date date, int days) { return {date.days + days}; }
constexpr Date operator-(Date date, int days) { return {date.days - days}; }
constexpr int operator-(Date a, Date b) { return a.days - b.days; }

struct Civil {
    int year = 1970, month = 1, day = 1;
};

/// nullopt for a day that no calendar has (31 February, month 13) and for years outside 1…9999.
std::optional<Date> make_date(int year, int month, int day);
Civil civil(Date date);
int weekday(Date date);  ///< ISO: Monday 1 … Sunday 7.
int days_in_month(int year, int month);
/// Same day of the month `months` later, cut to that month's length (31 Jan + 1 month → 28 Feb).
Date add_months(Date date, int months);
struct IsoWeek {
    int year, week;
};
IsoWeek iso_week(Date date);
Date first_day_of_week(IsoWeek week);  ///< Its Monday.

/// Both ends inclusive; a known day has `earliest == latest`.
struct DateInterval {
    Date earliest, latest;
    constexpr bool contains(Date date) const { return earliest <= date && date <= latest; }
    constexpr int length() const { return latest - earliest + 1; }
    friend constexpr bool operator==(const DateInterval&, const DateInterval&) = default;
};
/// nullopt where they share no day.
std::optional<DateInterval> intersect(DateInterval a, DateInterval b);

std::string iso(Date date);            ///< "2018-08-27"
std::string iso(DateInterval interval);  ///< "2018-08-27", "2018-08", "2018" or "2018-08-20/2018-08-26"
/// Reads "2018", "2018-08", "2018-08-27", "2018-W34", also with a time behind "T", which is dropped.
std::optional<DateInterval> parse_iso(std::string_view text);

}  // namespace dragoman
