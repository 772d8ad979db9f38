#pragma once
// The day of publication among the many stamps of a page's metadata.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/written_date.h"

namespace dragoman {

/// A field that states a date, as the page writes it.
struct DateField {
    std::string value;
    std::string source;  ///< "meta article:published_time"
    int rank = 1000;     ///< The lowest wins, the first among equals; from 60 on: a modification.
};

struct PageDate {
    DateInterval days;
    std::string source;
};

/// What tells the order of day and month in "03/04/2020", and the day at the publisher's desk.
struct PageOrigin {
    std::string_view url;
    std::string_view language;  ///< Of <html lang>: "en-GB".
};

/// The best of the fields, read in the publisher's own time: a stamp in UTC that another field gives in
/// local time, or whose day is one after the day in the address, is of that day. nullopt without a field.
std::optional<PageDate> page_date(const std::vector<DateField>& fields, PageOrigin origin);

/// ".../2020/05/13/…", ".../2020-05-13-…", ".../20200513": the day that an address holds.
std::optional<DateInterval> date_in_address(std::string_view url);

}  // namespace dragoman
