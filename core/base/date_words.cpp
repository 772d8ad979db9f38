#include "core/base/date_words.h"

#include <algorithm>
#include <string_view>

namespace dragoman {
namespace {

constexpr std::string_view short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view month_name(int month) { return short_months[std::clamp(month, 1, 12) - 1]; }

}  // namespace

std::string day_words(Date date) {
    const Civil c = civil(date);
    return std::to_string(c.day) + " " + std::string(month_name(c.month)) + " " + std::to_string(c.year);
}

std::string interval_words(DateInterval interval) {
    if (interval.earliest == interval.latest) return day_words(interval.earliest);
    const Civil a = civil(interval.earliest), b = civil(interval.latest);
    // Ends that stand for "not known" or "still": the calendar's first and last years.
    if (b.year >= 9000) return "since " + day_words(interval.earliest);
    if (a.year <= 1) return "until " + day_words(interval.latest);
    const bool whole_months = a.day == 1 && b.day == days_in_month(b.year, b.month);
    if (whole_months && a.year == b.year) {
        if (a.month == 1 && b.month == 12) return std::to_string(a.year);
        if (a.month == b.month) return std::string(month_name(a.month)) + " " + std::to_string(a.year);
        return std::string(month_name(a.month)) + "–" + std::string(month_name(b.month)) + " " + std::to_string(a.year);
    }
    if (whole_months && a.month == 1 && b.month == 12) return std::to_string(a.year) + "–" + std::to_string(b.year);
    if (a.year == b.year && a.month == b.month) return std::to_string(a.day) + "–" + day_words(interval.latest);
    if (a.year == b.year) {
        return std::to_string(a.day) + " " + std::string(month_name(a.month)) + " – " + day_words(interval.latest);
    }
    return day_words(interval.earliest) + " – " + day_words(interval.latest);
}

}  // namespace dragoman
