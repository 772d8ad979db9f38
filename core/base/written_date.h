#pragma once
// Calendar dates as people and machines write them: bylines, meta tags, record fields.
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace dragoman {

struct WrittenDate {
    std::size_t begin = 0, end = 0;  ///< Bytes of the date, weekday and clock left out.
    DateInterval days;               ///< One day, or the month of "May 2020".
    bool ambiguous = false;          ///< "04/05/2020": read as month/day, which may be wrong.
    DateInterval swapped;            ///< Where ambiguous: the same read as day/month.
};

/// Every date with a year, in text order, never overlapping: "2020-05-13", "13 May 2020", "13-May-20",
/// "May 13th, 2020", "13.05.2020", "5/13/2020", "2020/05/13", "20200513", "May 2020". English months.
/// Years outside 1900…2100 are not dates of articles. Cost linear.
/// `short_years`: also "11/18/19" and "18.11.19", which only a line made for dates can be trusted with.
std::vector<WrittenDate> find_written_dates(std::string_view text, bool short_years = false);

/// The first date of a field that holds one ("Wed, 13 May 2020 10:00:00 GMT", "2020-05-13T10:00Z").
/// Also seconds or milliseconds since 1970 where the field is one number.
std::optional<WrittenDate> read_date_field(std::string_view field);

/// 1…12 for an English month name or its usual abbreviation, any case; 0 else.
int month_number(std::string_view word);

}  // namespace dragoman
