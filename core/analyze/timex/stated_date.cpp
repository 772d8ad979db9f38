#include "core/analyze/timex/stated_date.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"

namespace dragoman {
namespace {

bool names_weekday(std::string_view lower) {
    return holds_any(lower, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,"});
}

/// "KABUL, Sept. 2, 2019 (Agency) —": the date between the place and the dash that opens the report.
std::optional<StatedDate> dateline_date(const Document& doc) {
    const Span place = doc.masthead.dateline;
    if (place.empty()) return std::nullopt;
    constexpr std::size_t longest = 80;
    std::string_view opening = std::string_view(doc.text).substr(place.end, longest);
    opening = opening.substr(0, opening.find('\n'));
    std::size_t dash = std::string_view::npos;
    for (const std::string_view mark : {"\xE2\x80\x94", "\xE2\x80\x93", " - ", "--", ": "}) dash = std::min(dash, opening.find(mark));
    if (dash == std::string_view::npos) return std::nullopt;
    for (const WrittenDate& date : find_written_dates(opening.substr(0, dash))) {
        if (date.days.length() != 1) continue;
        StatedDate stated;
        stated.days = date.days;
        stated.span = {place.end + static_cast<std::uint32_t>(date.begin), place.end + static_cast<std::uint32_t>(date.end)};
        stated.score = 2.5f;
        return stated;
    }
    return std::nullopt;
}

}  // namespace

std::vector<StatedDate> stated_dates(const Document& doc) {
    std::size_t title = doc.blocks.size(), first_body = doc.blocks.size(), last_body = 0;
    for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
        if (doc.blocks[i].role == BlockRole::title && title == doc.blocks.size()) title = i;
        if (doc.blocks[i].role == BlockRole::body) {
            first_body = std::min(first_body, i);
            last_body = i;
        }
    }
    const std::size_t head = std::min(title, first_body);
    std::vector<StatedDate> found;
    for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
        const Block& block = doc.blocks[i];
        if (block.role == BlockRole::body || block.role == BlockRole::related || block.role == BlockRole::title) continue;
        if (block.span.size() > 260) continue;
        const std::string_view line = text_of(doc, block.span);
        if (line.find_first_of("0123456789") == std::string_view::npos) continue;
        const std::string lower = lower_ascii(line);
        std::size_t last_end = 0;
        for (const WrittenDate& date : find_written_dates(line)) {
            StatedDate stated;
            stated.days = date.days;
            stated.span = {block.span.begin + static_cast<std::uint32_t>(date.begin), block.span.begin + static_cast<std::uint32_t>(date.end)};
            const std::string_view before = std::string_view(lower).substr(last_end, date.begin - last_end);
            last_end = date.end;
            float score = 0;
            const bool says_published = holds_any(before, {"publish", "posted", "first publ", "issued", "date:", "created", "release"});
            const bool says_updated = holds_any(before, {"updated", "modified", "edited"});
            if (block.role == BlockRole::date) score += 1.2f;
            if (block.role == BlockRole::byline) score += 0.8f;
            if (block.role == BlockRole::caption) score -= 1.5f;
            if (says_published) score += 1.6f;
            if (says_updated && !says_published) score += 0.4f;
            const std::size_t from_title = title < doc.blocks.size() ? (i > title ? i - title : title - i) : 99;
            const std::size_t from_body = first_body < doc.blocks.size() ? (i > first_body ? i - first_body : first_body - i) : 99;
            const std::size_t near = std::min(from_title, from_body);
            const bool in_head = i < first_body || (i > title && i <= first_body + 2);
            if (in_head) score += near <= 3 ? 1.6f : near <= 8 ? 1.0f : near <= 15 ? 0.3f : -0.6f;
            else if (i > last_body) score += i - last_body <= 3 ? 0.6f : -0.8f;
            if (title < i && i < first_body) score += 0.7f;
            if (date.days.length() > 1) score -= 1.2f;
            if (date.ambiguous) score -= 0.3f;
            if (block.span.size() < 60) score += 0.5f;
            if (block.span.size() < 60 && i > last_body && date.begin == 0) score += 0.3f;  // "19 March 2021 | Outlet" under the story
            else if (block.span.size() > 140) score -= 0.6f;
            if (holds_any(lower, {"copyright", "\xC2\xA9", "all rights", "(c)", "weather", "comment", "reply", "joined", "valid until", "expires", "born"})) score -= 3.f;
            // The day on which the page was drawn: a lone weekday and date above everything else.
            if (i < head && names_weekday(lower) && !says_published && !says_updated && block.role != BlockRole::byline) {
                stated.page_clock = i <= 2 || head - i > 2;
                score -= stated.page_clock ? 2.5f : 0.5f;
            }
            stated.score = score;
            found.push_back(stated);
        }
    }
    if (const std::optional<StatedDate> dateline = dateline_date(doc)) found.push_back(*dateline);
    for (StatedDate& stated : found) {  // said twice outside the prose
        const bool again = std::any_of(found.begin(), found.end(), [&](const StatedDate& other) { return other.days == stated.days && !(other.span == stated.span); });
        if (again && !stated.page_clock) stated.score += 0.4f;
    }
    std::stable_sort(found.begin(), found.end(), [](const StatedDate& a, const StatedDate& b) { return a.score > b.score; });
    return found;
}

}  // namespace dragoman
