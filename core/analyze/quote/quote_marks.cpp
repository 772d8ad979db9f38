#include "core/analyze/quote/quote_marks.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

enum class Side : std::uint8_t { unknown, opens, closes };
struct Mark {
    Span span;
    Side glyph = Side::unknown;    ///< What its shape says.
    Side context = Side::unknown;  ///< What the white space around it says.
    bool single = false;
};

bool is_read(BlockRole role) {
    return role == BlockRole::title || role == BlockRole::body || role == BlockRole::heading || role == BlockRole::caption;
}

bool closing_punctuation(char32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' || c == 0x2014 || c == 0x2026;
}

/// White space and dashes before, a letter behind: it opens; and the other way round.
Side side_by_context(std::string_view text, Span mark, Span block) {
    const CodePoint before = mark.begin > block.begin ? decode_before(text, mark.begin) : CodePoint{U' ', 1};
    const CodePoint behind = mark.end < block.end ? decode_at(text, mark.end) : CodePoint{U' ', 1};
    const bool gap_before = is_space(before.value) || before.value == '(' || before.value == '[' || before.value == 0x2014 || before.value == 0x2013 || before.value == '-';
    const bool gap_behind = is_space(behind.value) || closing_punctuation(behind.value);
    if (gap_before && !gap_behind) return Side::opens;
    if (!gap_before && gap_behind) return Side::closes;
    if (closing_punctuation(before.value) && !gap_behind) return before.value == ':' || before.value == ',' ? Side::unknown : Side::closes;
    return Side::unknown;
}

bool looks_alike(char32_t c, Side& glyph) {
    switch (c) {
        case U'"': glyph = Side::unknown; return true;
        case U'\u201C': case U'\u00AB': glyph = Side::opens; return true;
        case U'\u201E': case U'\u201F': glyph = Side::opens; return true;
        case U'\u201D': case U'\u00BB': glyph = Side::closes; return true;
        default: return false;
    }
}

std::vector<Mark> marks_of(std::string_view text, Span block) {
    std::vector<Mark> marks;
    for (std::uint32_t at = block.begin; at < block.end;) {
        const unsigned char c = static_cast<unsigned char>(text[at]);
        if (c < 0x80 && c != '"' && c != '`' && c != '\'') {
            ++at;
            continue;
        }
        Mark mark;
        if ((c == '`' || c == '\'') && at + 1 < block.end && text[at + 1] == text[at]) {  // ``TeX''
            mark.span = {at, at + 2};
            mark.glyph = c == '`' ? Side::opens : Side::closes;
            mark.context = side_by_context(text, mark.span, block);
            marks.push_back(mark);
            at += 2;
            continue;
        }
        const CodePoint point = decode_at(text, at);
        mark.span = {at, at + std::max<std::uint32_t>(1, point.size)};
        at = mark.span.end;
        if (looks_alike(point.value, mark.glyph)) {
            mark.context = side_by_context(text, mark.span, block);
            marks.push_back(mark);
        } else if (point.value == U'\'' || point.value == U'\u2018' || point.value == U'\u2019') {
            const CodePoint before = mark.span.begin > block.begin ? decode_before(text, mark.span.begin) : CodePoint{U' ', 1};
            const CodePoint behind = at < block.end ? decode_at(text, at) : CodePoint{U' ', 1};
            if ((is_letter(before.value) || is_digit(before.value)) && (is_letter(behind.value) || is_digit(behind.value))) continue;  // don't
            mark.single = true;
            mark.context = side_by_context(text, mark.span, block);
            mark.glyph = point.value == U'\u2018' ? Side::opens : Side::unknown;
            if (mark.context == Side::unknown) continue;
            // "the ministers' plan": a plural possessive closes nothing unless something was opened.
            marks.push_back(mark);
        }
    }
    return marks;
}

Span trimmed_span(std::string_view text, Span span) {
    while (span.begin < span.end && is_space(decode_at(text, span.begin).value)) span.begin += std::max<std::uint32_t>(1, decode_at(text, span.begin).size);
    while (span.begin < span.end && is_space(decode_before(text, span.end).value)) span.end -= std::max<std::uint32_t>(1, decode_before(text, span.end).size);
    return span;
}

/// End of the sentence that holds `byte`, not behind `limit`.
std::uint32_t sentence_end(const Document& doc, std::uint32_t byte, std::uint32_t limit) {
    const auto after = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), byte,
                                        [](std::uint32_t b, const Sentence& s) { return b < s.span.end; });
    return after == doc.sentences.end() ? limit : std::min(after->span.end, limit);
}

void note(std::string& repaired, std::string_view what) {
    if (repaired.find(what) != std::string::npos) return;
    if (!repaired.empty()) repaired += "; ";
    repaired += what;
}

struct Opened {
    bool any = false;
    Mark mark;
    std::string repaired;
};

/// One paragraph: marks are paired left to right, the shape first, the spacing where shapes lie.
void pair_marks(const Document& doc, BlockIndex index, std::vector<QuotedSpan>& spans) {
    const std::string_view text = doc.text;
    const Span block = doc.blocks[index.at()].span;
    const std::vector<Mark> marks = marks_of(text, block);
    Opened opened;
    const auto emit = [&](std::uint32_t end_inner, std::uint32_t end_outer, bool unclosed) {
        QuotedSpan span;
        span.outer = {opened.mark.span.begin, end_outer};
        span.inner = trimmed_span(text, {opened.mark.span.end, end_inner});
        span.block = index;
        span.unclosed = unclosed;
        span.repaired = opened.repaired;
        if (unclosed) note(span.repaired, "mark never closed");
        if (!span.inner.empty()) spans.push_back(std::move(span));
        opened = {};
    };
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        if (mark.single) {  // only where no other mark is in use, and only pairs
            if (!opened.any) {
                if (mark.context != Side::opens) continue;
                std::size_t k = i + 1;
                while (k < marks.size() && !(marks[k].single && marks[k].context == Side::closes && marks[k].glyph != Side::opens)) {
                    if (!marks[k].single) break;
                    ++k;
                }
                if (k < marks.size() && marks[k].single) opened = {true, mark, ""};
            } else if (opened.mark.single && mark.context == Side::closes && mark.glyph != Side::opens) {
                emit(mark.span.begin, mark.span.end, false);
            }
            continue;
        }
        if (opened.any && opened.mark.single) {
            // A double mark inside single ones: the single ones are the outer pair.
            continue;
        }
        Side side = mark.glyph != Side::unknown ? mark.glyph : mark.context;
        if (side == Side::unknown) side = opened.any ? Side::closes : Side::opens;
        std::string repaired;
        const bool disagree = mark.glyph != Side::unknown && mark.context != Side::unknown && mark.glyph != mark.context;
        if (disagree) note(repaired, "mark glued to the wrong word");
        if (disagree && side == Side::closes && !opened.any) side = Side::opens, repaired = "mark reversed";
        if (side == Side::opens && opened.any) {
            // How many marks close before the next one that plainly opens says what this one is.
            std::size_t closes = 0, second = i;
            for (std::size_t k = i + 1; k < marks.size(); ++k) {
                if (marks[k].single) continue;
                if (marks[k].glyph != Side::closes && marks[k].context == Side::opens) break;
                if (marks[k].glyph == Side::opens && marks[k].context != Side::closes) break;
                ++closes;
                if (closes == 1) second = k;
            }
            const bool near = second > i && marks[second].span.begin - mark.span.end < 160;
            if (closes >= 2 && near) {  // a pair inside the pair
                if (disagree) note(opened.repaired, repaired);
                i = second;
                continue;
            }
            if (disagree && closes == 1) {  // stray: the one behind it closes
                note(opened.repaired, repaired);
                continue;
            }
            if (disagree) {
                side = Side::closes, repaired = "mark reversed";
            } else {
                const std::uint32_t end = std::min(sentence_end(doc, opened.mark.span.end, block.end), mark.span.begin);
                emit(end, end, true);
            }
        }
        if (side == Side::opens) {
            opened = {true, mark, repaired};
        } else if (opened.any) {
            if (!repaired.empty()) note(opened.repaired, repaired);
            emit(mark.span.begin, mark.span.end, false);
        }
    }
    if (!opened.any || opened.mark.single) return;
    // Never closed: a paragraph that opens with the mark is quoted whole, else the sentence is.
    const bool whole = opened.mark.span.begin <= block.begin + 1;
    const std::uint32_t end = whole ? block.end : sentence_end(doc, opened.mark.span.end, block.end);
    emit(end, end, true);
}

}  // namespace

std::vector<QuotedSpan> find_quoted_spans(const Document& doc) {
    std::vector<QuotedSpan> spans;
    for (std::size_t b = 0; b < doc.blocks.size(); ++b) {
        if (is_read(doc.blocks[b].role)) pair_marks(doc, BlockIndex(b), spans);
    }
    // A paragraph left open whose successor opens again is no mistake but one speech.
    for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
        QuotedSpan& span = spans[i];
        const QuotedSpan& next = spans[i + 1];
        if (!span.unclosed || next.block.at() <= span.block.at()) continue;
        const bool at_start = next.outer.begin <= doc.blocks[next.block.at()].span.begin + 1;
        if (!at_start || next.block.at() > span.block.at() + 1) continue;
        span.continues = true;
        const std::uint32_t end = doc.blocks[span.block.at()].span.end;
        span.inner.end = span.outer.end = end;
        span.inner = trimmed_span(doc.text, span.inner);
        if (span.repaired == "mark never closed") span.repaired.clear();
    }
    return spans;
}

}  // namespace dragoman
