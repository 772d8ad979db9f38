#include "core/query/evidence.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

/// The sentence round a span, else its line.
Span surroundings(const Document& doc, Span span) {
    const auto it = std::partition_point(doc.sentences.begin(), doc.sentences.end(),
                                         [&](const Sentence& s) { return s.span.end <= span.begin; });
    if (it != doc.sentences.end() && it->span.contains(span.begin)) {
        return {it->span.begin, std::max(it->span.end, span.end)};
    }
    const std::size_t size = doc.text.size();
    const std::size_t before = span.begin == 0 ? std::string::npos : doc.text.rfind('\n', span.begin - 1);
    const std::size_t after = doc.text.find('\n', std::min<std::size_t>(span.end, size));
    return {before == std::string::npos ? 0u : static_cast<std::uint32_t>(before + 1),
            static_cast<std::uint32_t>(after == std::string::npos ? size : after)};
}

/// The last `limit` code points of `text`, from a word on.
std::string tail(std::string_view text, std::size_t limit) {
    const std::string line = one_line(text);
    std::size_t at = line.size(), points = 0;
    while (at > 0 && points < limit) {
        at -= decode_before(line, at).size;
        ++points;
    }
    if (at == 0) return line;
    const std::size_t blank = line.find(' ', at);
    return "…" + line.substr(blank == std::string::npos ? at : blank + 1);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.ends_with(mark); });
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

}  // namespace

EvidenceRow evidence_row(const Corpus& corpus, const Place& place, std::size_t reach) {
    const Document& doc = corpus.documents[place.document.at()];
    const Span around = surroundings(doc, place.span);
    EvidenceRow row;
    row.document = place.document;
    row.span = place.span;
    row.words = one_line(text_of(doc, place.span), 320);
    if (around.begin < place.span.begin) row.before = tail(text_of(doc, Span{around.begin, place.span.begin}), reach);
    if (place.span.end < around.end) row.after = one_line(text_of(doc, Span{place.span.end, around.end}), reach);
    row.title = document_title(doc);
    row.outlet = document_outlet(doc);
    row.date = doc.published.days();
    row.basis = doc.published.basis;
    return row;
}

std::string in_sentence(const EvidenceRow& row) {
    std::string words = row.before;
    if (!words.empty() && !ends_with_any(words, {"“", "‘", "(", "[", "«"})) words += ' ';
    words += row.words;
    if (!row.after.empty() && !starts_with_any(row.after, {".", ",", ";", ":", "!", "?", "’", "”", "\"", "'", ")", "]", "»"})) words += ' ';
    return words + row.after;
}

}  // namespace dragoman
