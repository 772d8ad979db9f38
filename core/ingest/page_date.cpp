#include "core/ingest/page_date.h"

#include <algorithm>

#include "core/base/url.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr int first_modified_rank = 60;
constexpr int address_rank = 42;
constexpr int best_rank_without_address = 40;
constexpr int day_seconds = 86400;

bool digit(char c) { return c >= '0' && c <= '9'; }

int two_digits(std::string_view text, std::size_t at) {
    return at + 2 <= text.size() && digit(text[at]) && digit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

/// "2023-11-08T22:35:29-08:00": the clock as written, and how far it is from UTC where that is said.
struct Stamp {
    std::int64_t written = 0;  ///< Seconds since 1970 by the clock that is written.
    std::optional<int> offset;   ///< Seconds east of UTC.
};

std::optional<Stamp> stamp_of(std::string_view field) {
    field = trimmed(field);
    const std::optional<WrittenDate> date = read_date_field(field);
    if (!date || date->days.length() != 1 || date->ambiguous) return std::nullopt;
    std::size_t at = date->end;
    while (at < field.size() && (field[at] == 'T' || field[at] == 't' || field[at] == ' ' || field[at] == ',')) ++at;
    const int hour = two_digits(field, at), minute = two_digits(field, at + 3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || field[at + 2] != ':') return std::nullopt;
    at += 5;
    int second = -1;
    if (at < field.size() && field[at] == ':') second = two_digits(field, at + 1);
    if (second >= 0) at += 3;
    if (at < field.size() && field[at] == '.') {
        ++at;
        while (at < field.size() && digit(field[at])) ++at;
    }
    Stamp stamp;
    stamp.written = std::int64_t{date->days.earliest.days} * day_seconds + hour * 3600 + minute * 60 + std::max(0, second);
    const std::string_view zone = trimmed(field.substr(at));
    if (zone == "Z" || zone == "z" || zone == "UTC" || zone == "GMT") {
        stamp.offset = 0;
    } else if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) {
        const int hours = two_digits(zone, 1), minutes = two_digits(zone, zone.size() > 3 && zone[3] == ':' ? 4 : 3);
        if (hours >= 0) stamp.offset = (zone[0] == '-' ? -1 : 1) * (hours * 3600 + std::max(0, minutes) * 60);
    } else if (!zone.empty()) {
        return std::nullopt;  // "PM", "PST": not worth a table
    }
    return stamp;
}

/// Where the day of one moment is written in UTC here and by a local clock there, the local day.
std::optional<DateInterval> local_day(const DateField& chosen, const std::vector<DateField>& fields) {
    const std::optional<Stamp> utc = stamp_of(chosen.value);
    if (!utc || utc->offset != 0) return std::nullopt;
    for (const DateField& field : fields) {
        if (field.rank >= first_modified_rank) continue;
        const std::optional<Stamp> other = stamp_of(field.value);
        if (!other || other->offset == 0) continue;
        const std::int64_t ahead = other->written - utc->written;  // of the local clock
        const bool same = other->offset ? ahead == *other->offset
                                        // Without a zone: whole quarters of an hour that some zone has.
                                        : ahead != 0 && ahead % 900 == 0 && ahead >= -12 * 3600 && ahead <= 14 * 3600;
        if (!same) continue;
        const Date day{static_cast<std::int32_t>(other->written / day_seconds)};
        return DateInterval{day, day};
    }
    return std::nullopt;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

/// Outside North America and the Philippines the day stands first.
bool day_stands_first(PageOrigin origin) {
    if (ends_with_any(origin.language, {"-US", "-us", "_US"})) return false;
    if (ends_with_any(origin.language, {"-GB", "-gb", "_GB", "-AU", "-au", "-IN", "-in", "-NZ", "-IE", "-ZA", "-NG", "-KE"})) return true;
    if (!origin.language.empty() && !origin.language.starts_with("en")) return true;
    const std::string_view host = host_of(origin.url);
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view top = host.substr(dot + 1);  // a country's: two letters
    return top.size() == 2 && top != "us" && top != "ca" && top != "ph" && top != "tv" && top != "io" && top != "co" && top != "me";
}

/// "03/04/2020": what another field says without doubt; else by where the page is from.
DateInterval in_order(const WrittenDate& date, const std::vector<DateField>& fields, PageOrigin origin) {
    if (!date.ambiguous) return date.days;
    bool as_read = false, swapped = false;
    const auto weigh = [&](DateInterval days) {
        as_read = as_read || days == date.days;
        swapped = swapped || days == date.swapped;
    };
    for (const DateField& field : fields) {
        const std::optional<WrittenDate> other = read_date_field(field.value);
        if (other && !other->ambiguous) weigh(other->days);
    }
    if (const std::optional<DateInterval> address = date_in_address(origin.url)) weigh(*address);
    if (as_read != swapped) return swapped ? date.swapped : date.days;
    return day_stands_first(origin) ? date.swapped : date.days;
}

}  // namespace

std::optional<DateInterval> date_in_address(std::string_view url) {
    const std::size_t scheme = url.find("://");
    const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    if (path == std::string_view::npos) return std::nullopt;
    url.remove_prefix(path);
    for (const WrittenDate& date : find_written_dates(url)) {
        if (date.days.length() == 1 && !date.ambiguous) return date.days;
    }
    return std::nullopt;
}

std::optional<PageDate> page_date(const std::vector<DateField>& fields, PageOrigin origin) {
    const DateField* best = nullptr;
    for (const DateField& field : fields) {
        if (best == nullptr || field.rank < best->rank) best = &field;
    }
    const std::optional<DateInterval> address = date_in_address(origin.url);
    if (address && (best == nullptr || (best->rank > best_rank_without_address && best->rank > address_rank))) return PageDate{*address, "address"};
    if (best == nullptr) return std::nullopt;
    const std::optional<WrittenDate> date = read_date_field(best->value);
    if (!date) return std::nullopt;
    if (const std::optional<DateInterval> local = local_day(*best, fields)) return PageDate{*local, best->source};
    const DateInterval days = in_order(*date, fields, origin);
    // Late in the evening the page's clock in UTC is a day ahead of the day that the address keeps.
    const std::optional<Stamp> stamp = stamp_of(best->value);
    const bool next_day = address && days.length() == 1 && days.earliest - address->earliest == 1;
    if (next_day && stamp && stamp->offset == 0) return PageDate{*address, "address"};
    return PageDate{days, best->source};
}

}  // namespace dragoman
