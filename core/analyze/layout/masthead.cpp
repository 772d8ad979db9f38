#include "core/analyze/layout/masthead.h"

#include <algorithm>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

Span within(const Document& doc, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - doc.text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// What follows "Source:" or "By", up to a bar, a date or the end.
std::string_view after_label(std::string_view line, std::initializer_list<std::string_view> labels) {
    const std::string lower = lower_ascii(line);
    for (const std::string_view label : labels) {
        if (!lower.starts_with(label)) continue;
        std::string_view rest = line.substr(label.size());
        rest = rest.substr(0, rest.find_first_of("|;("));
        while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) rest.remove_prefix(1);
        return trimmed(rest);
    }
    return {};
}

/// Letters all capital, at least two of them.
bool in_capitals(std::string_view words) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < words.size();) {
        const CodePoint point = decode_at(words, i);
        if (is_lower(point.value)) return false;
        if (is_letter(point.value)) ++letters;
        i += point.size;
    }
    return letters >= 2;
}

/// "Harbour City": each word begins with a capital, at most four.
bool each_word_capital(std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end > at && (!is_upper(decode_at(words, at).value) || ++count > 4)) return false;
        at = end + 1;
    }
    return count > 0;
}

/// An agency or outlet that others reprint: "AP", "the Associated Press".
bool is_agency(std::string_view name, const Lexicon& lexicon) {
    std::string lower = lower_ascii(trimmed(name));
    if (lower.starts_with("the ")) lower.erase(0, 4);
    return lower.size() >= 2 && lower.size() < 40 && lexicon.table("relaying_outlets").has(lower);
}

struct Dateline {
    std::string_view place, outlet;
};

/// "KABUL (Agency) — …", "KABUL, Aug 27 (Agency) - …", "KABUL, Afghanistan — …"
Dateline dateline_of(std::string_view line, const Lexicon& lexicon) {
    std::size_t dash = std::string_view::npos;
    for (const std::string_view mark : {" \xE2\x80\x94", "\xE2\x80\x94", " \xE2\x80\x93 ", " - ", " -- ", "--"}) {
        dash = std::min(dash, line.find(mark));
    }
    if (dash == std::string_view::npos || dash < 3 || dash > 90) return {};
    std::string_view head = trimmed(line.substr(0, dash));
    Dateline found;
    const std::size_t open = head.find('(');
    if (open != std::string_view::npos) {
        const std::size_t close = head.find(')', open);
        if (close == std::string_view::npos) return {};
        found.outlet = trimmed(head.substr(open + 1, close - open - 1));
        head = trimmed(head.substr(0, open));
    }
    const std::string_view city = head.substr(0, head.find(','));
    const bool by_agency = !found.outlet.empty() && is_agency(found.outlet, lexicon) && each_word_capital(city);
    if (!in_capitals(city) && !by_agency) return {};
    const std::size_t digit = head.find_first_of("0123456789");  // "MOSCOW, Aug 27": the place alone
    if (digit != std::string_view::npos) head = city;
    while (!head.empty() && (head.back() == ',' || head.back() == ' ')) head.remove_suffix(1);
    if (std::count(head.begin(), head.end(), ' ') > 6) return {};
    found.place = head;
    return found;
}

/// "© 2020 The Harbour Post. All rights reserved" → the name.
std::string_view copyright_holder(std::string_view line) {
    const std::string lower = lower_ascii(line);
    std::size_t at = line.find("\xC2\xA9");
    if (at != std::string_view::npos) {
        at += 2;
    } else {
        at = lower.find("copyright");
        if (at == std::string::npos) return {};
        at += 9;
    }
    std::string_view rest = line.substr(at);
    const auto skip = [&] {
        while (!rest.empty() && !is_letter(decode_at(rest, 0).value)) rest.remove_prefix(decode_at(rest, 0).size);
    };
    skip();
    for (const std::string_view word : {"copyright", "by "}) {
        if (lower_ascii(rest.substr(0, word.size())) == word) {
            rest.remove_prefix(word.size());
            skip();
        }
    }
    std::size_t end = rest.size();
    for (const std::string_view stop : {". ", ", ", " - ", "|", "All ", "all rights", "All Rights", "\xE2\x80\x93", "20", "19"}) end = std::min(end, rest.find(stop));
    std::string_view name = trimmed(rest.substr(0, end));
    while (!name.empty() && (name.back() == '.' || name.back() == ',')) name.remove_suffix(1);
    const auto words = std::count(name.begin(), name.end(), ' ') + 1;
    if (name.size() < 3 || name.size() > 60 || words > 6 || !is_upper(decode_at(name, 0).value)) return {};
    return name;
}

void outlet_from(Masthead& masthead, Span span, Provenance why) {
    if (!span.empty() && (masthead.outlet.empty() || why.score > masthead.outlet_why.score)) {
        masthead.outlet = span;
        masthead.outlet_why = why;
    }
}

void origin_from(Masthead& masthead, Span span, Provenance why) {
    if (!span.empty() && (masthead.origin.empty() || why.score > masthead.origin_why.score)) {
        masthead.origin = span;
        masthead.origin_why = why;
    }
}

/// An agency's name alone near the headline: "REUTERS", "By AFP".
void agency_lines(const Document& doc, const Lexicon& lexicon, Masthead& masthead) {
    constexpr std::size_t reach = 8;
    std::size_t title = doc.blocks.size();
    for (std::size_t i = 0; i < doc.blocks.size() && title == doc.blocks.size(); ++i) {
        if (doc.blocks[i].role == BlockRole::title) title = i;
    }
    for (std::size_t i = title + 1; i < doc.blocks.size() && i <= title + reach; ++i) {
        const Block& block = doc.blocks[i];
        if (block.role == BlockRole::body || block.role == BlockRole::related || block.span.size() > 60) continue;
        const std::string_view line = text_of(doc, block.span), author = after_label(line, {"by ", "by:"});
        const std::string_view name = author.empty() ? line : author;
        if (is_agency(name, lexicon)) origin_from(masthead, within(doc, name), {"agency-line", 0.7f});
    }
}

}  // namespace

Masthead find_masthead(const Document& doc, const Lexicon& lexicon) {
    Masthead masthead;
    bool dateline_sought = doc.body_only;
    for (const Block& block : doc.blocks) {
        const std::string_view line = text_of(doc, block.span);
        if (block.role == BlockRole::title && masthead.title.empty()) {
            masthead.title = block.span;
            masthead.title_why = block.why;
        }
        if (block.role == BlockRole::byline) {
            const std::string_view source = after_label(line, {"source:", "source :", "sources:", "courtesy:", "via:"});
            if (!source.empty()) {
                outlet_from(masthead, within(doc, source), {"source-line", 0.85f});
                origin_from(masthead, within(doc, source), {"source-line", 0.85f});
            } else if (masthead.byline.empty()) {
                const std::string_view author = after_label(line, {"by ", "by:", "written by", "posted by", "author:", "reported by"});
                masthead.byline = author.empty() ? block.span : within(doc, author);
                masthead.byline_why = block.why;
            }
        }
        if (block.role == BlockRole::body && !dateline_sought) {
            dateline_sought = true;
            const Dateline dateline = dateline_of(line, lexicon);
            if (!dateline.place.empty()) {
                masthead.dateline = within(doc, dateline.place);
                masthead.dateline_why = {"dateline", 0.85f};
                if (!dateline.outlet.empty()) outlet_from(masthead, within(doc, dateline.outlet), {"dateline", 0.75f});
                if (is_agency(dateline.outlet, lexicon)) origin_from(masthead, within(doc, dateline.outlet), {"dateline", 0.8f});
            }
        }
        if (block.role == BlockRole::boilerplate && line.size() < 300) {
            const std::string_view holder = copyright_holder(line);
            if (!holder.empty()) outlet_from(masthead, within(doc, holder), {"copyright", 0.6f});
        }
    }
    agency_lines(doc, lexicon, masthead);
    if (!doc.given_outlet.empty()) {
        const std::size_t at = doc.text.find(doc.given_outlet);
        if (at != std::string::npos) {
            outlet_from(masthead, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + doc.given_outlet.size())}, {"metadata", 0.9f});
        }
    }
    return masthead;
}

}  // namespace dragoman
