#include "core/analyze/timex/stated_date.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_line = 260;

bool names_weekday(std::string_view lower) {
    return holds_any(lower, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,"});
}

bool says_published(std::string_view lower) {
    return holds_any(lower, {"publish", "posted", "first publ", "issued", "date:", "created", "release"});
}

bool says_updated(std::string_view lower) { return holds_any(lower, {"updated", "modified", "edited", "update:"}); }

/// What a line's words make of its date. Asked in this order; a line that says "published" is past it.
struct Litter {
    std::string_view word, reason;
};
constexpr Litter litter[] = {
    {"served from", "the day on which the page was fetched"},
    {"retrieved", "the day on which the page was fetched"},
    {"archived", "the day on which the page was fetched"},
    {"captured on", "the day on which the page was fetched"},
    {"cached", "the day on which the page was fetched"},
    {"crawled", "the day on which the page was fetched"},
    {"accessed", "the day on which the page was fetched"},
    {"date loaded", "the day on which the page was fetched"},
    {"loaded:", "the day on which the page was fetched"},
    {"generated on", "the day on which the page was fetched"},
    {"copyright", "the date of a copyright line"},
    {"\xC2\xA9", "the date of a copyright line"},
    {"all rights", "the date of a copyright line"},
    {"(c)", "the date of a copyright line"},
    {"weather", "the date of a weather forecast"},
    {"forecast", "the date of a weather forecast"},
    {"\xC2\xB0", "the date of a weather forecast"},
    {"(@", "the date of an embedded post"},
    {"reply", "the date of a comment"},
    {"commented", "the date of a comment"},
    {" says:", "the date of a comment"},
    {" wrote:", "the date of a comment"},
    {"joined", "the day on which a reader joined"},
    {"member since", "the day on which a reader joined"},
    {"valid until", "the end of a term"},
    {"expires", "the end of a term"},
    {"effective", "the day from which terms hold"},
    {"privacy", "the day from which terms hold"},
    {"born", "the date of a life"},
};

std::string_view litter_reason(std::string_view lower, bool under_story) {
    for (const Litter& row : litter) {
        if (lower.find(row.word) != std::string_view::npos) return row.reason;
    }
    // "By Ada Stone | July 5, 2019 | 3 comments" above the story is a byline.
    return under_story && lower.find("comment") != std::string_view::npos ? "the date of a comment" : std::string_view();
}

bool furniture(std::string_view word) {
    constexpr std::string_view words[] = {"published", "posted", "updated", "last", "first", "on", "at", "by", "date", "am", "pm", "a", "p", "m", "min", "mins", "minute", "minutes",
                                          "read", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "gmt", "utc", "bst", "ist", "cet", "cest", "mon", "tue", "tues", "wed",
                                          "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "hrs", "ago", "hour", "hours"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A line that is there for its date, whatever role it was given: "Feb 3, 2020 4:10 pm", "By Ada Stone, 3 May 2019".
bool date_line(std::string_view lower, const std::vector<WrittenDate>& dates) {
    if (lower.size() > 110 || dates.empty()) return false;
    const bool opens = lower.starts_with("by ") || lower.starts_with("published") || lower.starts_with("posted") || lower.starts_with("updated") ||
                       lower.starts_with("last updated") || lower.starts_with("date:") ||
                       (!lower.ends_with('.') && dates.front().begin < 60 && holds_any(lower.substr(0, dates.front().begin), {"posted:", "published:", "posted on", "published on"}));
    std::size_t other = 0;
    for (std::size_t i = 0; i < lower.size();) {
        const auto date = std::find_if(dates.begin(), dates.end(), [&](const WrittenDate& d) { return d.begin <= i && i < d.end; });
        if (date != dates.end()) {
            i = date->end;
            continue;
        }
        std::size_t end = i;
        while (end < lower.size() && ((lower[end] >= 'a' && lower[end] <= 'z') || static_cast<unsigned char>(lower[end]) >= 0xC3)) ++end;
        if (end > i && !furniture(lower.substr(i, end - i))) ++other;
        i = std::max(end, i + 1);
    }
    return other == 0 || (opens && other <= 8);
}

/// "06/01/2026 - 13:55 GMT+1" is written where the day stands first, "6/1/2026 1:55 PM EST" where the month does.
enum class Order { unknown, day_first, month_first };
Order order_told(std::string_view lower, std::size_t from) {
    const std::string_view rest = lower.substr(from, 40);
    if (holds_any(rest, {" am", " pm", "am ", "pm ", " est", " edt", " pst", " pdt", " et", " ct", " pt"})) return Order::month_first;
    if (holds_any(rest, {"gmt", "cet", "cest", "bst", " ist", " sast", " eat", " wat"})) return Order::day_first;
    const std::size_t colon = rest.find(':');
    if (colon != std::string_view::npos && colon >= 2) {
        const char tens = rest[colon - 2], ones = rest[colon - 1];
        if ((tens == '1' && ones >= '3' && ones <= '9') || tens == '2') return Order::day_first;
    }
    return Order::unknown;
}

/// "KABUL, Sept. 2, 2019 (Agency) —": the date between the place and the dash that opens the report.
std::optional<StatedDate> dateline_date(const Document& doc) {
    const Span place = doc.masthead.dateline;
    if (place.empty()) return std::nullopt;
    constexpr std::size_t longest = 80;
    std::string_view opening = std::string_view(doc.text).substr(place.end, longest);
    opening = opening.substr(0, opening.find('\n'));
    std::size_t dash = std::string_view::npos;
    for (const std::string_view mark : {"\xE2\x80\x94", "\xE2\x80\x93", " - ", " -", "--", ": "}) dash = std::min(dash, opening.find(mark));
    // The masthead's span may hold the date or end before it.
    const std::uint32_t begin = dash == std::string_view::npos ? place.begin : place.end;
    const std::string_view part = dash == std::string_view::npos ? text_of(doc, place) : opening.substr(0, dash);
    std::vector<WrittenDate> dates = find_written_dates(part);
    std::uint32_t at = begin;
    if (dates.empty() && begin != place.begin) {
        dates = find_written_dates(text_of(doc, place));
        at = place.begin;
    }
    for (const WrittenDate& date : dates) {
        if (date.days.length() != 1) continue;
        StatedDate stated;
        stated.days = date.days;
        stated.span = {at + static_cast<std::uint32_t>(date.begin), at + static_cast<std::uint32_t>(date.end)};
        stated.score = 2.5f;
        return stated;
    }
    return std::nullopt;
}

/// Where headline and story stand among the blocks.
struct Frame {
    std::size_t title, first_body, last_body = 0, head;
    explicit Frame(const Document& doc) : title(doc.blocks.size()), first_body(doc.blocks.size()) {
        for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
            if (doc.blocks[i].role == BlockRole::title && title == doc.blocks.size()) title = i;
            if (doc.blocks[i].role != BlockRole::body) continue;
            first_body = std::min(first_body, i);
            last_body = i;
        }
        head = std::min(title, first_body);
    }
};

float place_score(const Frame& at, std::size_t blocks, std::size_t i, bool for_date) {
    const auto apart = [&](std::size_t other) { return other == blocks ? std::size_t{99} : i > other ? i - other : other - i; };
    const std::size_t near = std::min(apart(at.title), apart(at.first_body));
    float score = 0;
    const bool in_head = i < at.first_body || (i > at.title && i <= at.first_body + (for_date ? 4 : 2));
    if (in_head) score += near <= 3 ? 1.6f : near <= 8 ? 1.0f : near <= 15 ? 0.3f : -0.6f;
    else if (i > at.last_body) score += i - at.last_body <= 3 ? 0.6f : -0.8f;
    if (at.title < i && i < at.first_body) score += 0.7f;
    return score;
}

void read_block(const Document& doc, const Frame& at, std::size_t i, std::vector<StatedDate>& found, std::vector<bool>& listed) {
    const Block& block = doc.blocks[i];
    if (block.span.size() > longest_line) return;
    const std::string_view line = text_of(doc, block.span);
    if (line.find_first_of("0123456789") == std::string_view::npos) return;
    const std::string lower = lower_ascii(line);
    const std::vector<WrittenDate> dates = find_written_dates(line, /*short_years=*/true);
    const bool for_date = date_line(lower, dates);
    const bool prose = block.role == BlockRole::body || block.role == BlockRole::title;
    if (prose && !for_date) return;
    std::size_t last_end = 0;
    for (const WrittenDate& date : dates) {
        StatedDate stated;
        stated.days = date.days;
        stated.ambiguous = date.ambiguous;
        stated.swapped = date.swapped;
        if (date.ambiguous) {
            const Order order = order_told(lower, date.end);
            if (order != Order::unknown) stated.ambiguous = false;
            if (order == Order::day_first) stated.days = date.swapped;
        }
        stated.span = {block.span.begin + static_cast<std::uint32_t>(date.begin), block.span.begin + static_cast<std::uint32_t>(date.end)};
        const std::string_view before = std::string_view(lower).substr(last_end, date.begin - last_end);
        last_end = date.end;
        const bool published = says_published(before), updated = says_updated(before) && !published;
        float score = place_score(at, doc.blocks.size(), i, for_date);
        if (block.role == BlockRole::date) score += 1.2f;
        if (block.role == BlockRole::byline) score += 0.8f;
        if (prose) score += 0.3f;
        if (published) score += lower.starts_with("published") || lower.starts_with("posted") ? 2.f : 1.6f;
        if (updated) score += holds_any(before, {"last edited", "last modified", "last updated"}) ? 0.9f : 0.4f;
        if (date.days.length() > 1) score -= 1.2f;
        if (stated.ambiguous) score -= 0.3f;
        if (block.span.size() < 60) score += 0.5f;
        if (block.span.size() < 60 && i > at.last_body && date.begin == 0) score += 0.3f;  // "19 March 2021 | Outlet" under the story
        else if (block.span.size() > 140) score -= 0.6f;
        // The day on which the page was drawn: a lone weekday and date above everything else.
        const bool byline = block.role == BlockRole::byline || lower.starts_with("by ");
        if (i < at.head && names_weekday(lower) && !published && !updated && !byline) {
            const bool clock = i <= 2 || at.head - i > 2;
            if (clock) stated.rejected = "the day on which the page was drawn";
            else score -= 0.5f;
        }
        if (block.role == BlockRole::related) stated.rejected = "the date of another story";
        if (block.role == BlockRole::caption && !published) stated.rejected = "the date of a picture";
        if (!published || block.role == BlockRole::related) {
            const std::string_view reason = litter_reason(lower, i > at.last_body);
            if (!reason.empty()) stated.rejected = reason;
        }
        stated.score = score;
        found.push_back(stated);
        // Not by headline or byline: may be a comment's.
        listed.push_back(for_date && !published && !updated && !byline && stated.rejected.empty() && i > at.last_body && line.find(':') != std::string_view::npos);
    }
}

/// Three days and more with the hour, on lines of their own under the story.
void reject_lists(std::vector<StatedDate>& found, const std::vector<bool>& listed) {
    std::vector<DateInterval> days;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        if (listed[i] && std::find(days.begin(), days.end(), found[i].days) == days.end()) days.push_back(found[i].days);
    }
    if (days.size() < 3) return;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        if (listed[i]) found[i].rejected = "the date of a comment";
    }
}

}  // namespace

std::vector<StatedDate> stated_dates(const Document& doc) {
    const Frame frame(doc);
    std::vector<StatedDate> found;
    std::vector<bool> listed;  // parallel to found
    for (std::size_t i = 0; i < doc.blocks.size(); ++i) read_block(doc, frame, i, found, listed);
    reject_lists(found, listed);
    if (const std::optional<StatedDate> dateline = dateline_date(doc)) found.push_back(*dateline);
    for (StatedDate& stated : found) {  // said twice outside the prose
        const bool again = std::any_of(found.begin(), found.end(), [&](const StatedDate& other) { return other.days == stated.days && !(other.span == stated.span); });
        if (again && stated.rejected.empty()) stated.score += 0.4f;
        if (!stated.rejected.empty()) stated.score -= 3.f;
    }
    std::stable_sort(found.begin(), found.end(), [](const StatedDate& a, const StatedDate& b) { return a.score > b.score; });
    return found;
}

}  // namespace dragoman
