#include "core/query/concordance_rows.h"

#include <algorithm>
#include <numeric>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

constexpr std::uint32_t key_bytes = 80;  // enough for three words
constexpr std::size_t key_words = 3;

std::uint32_t at_code_point(std::string_view text, std::size_t byte) {
    while (byte > 0 && byte < text.size() && is_continuation(text[byte])) --byte;
    return static_cast<std::uint32_t>(std::min(byte, text.size()));
}

/// The article's text round a place as far as no menu or link to another story breaks it.
Span article_round(const Document& doc, Span place) {
    Span out{0, static_cast<std::uint32_t>(doc.text.size())};
    for (const Block& block : doc.blocks) {
        if (block.role != BlockRole::boilerplate && block.role != BlockRole::related) continue;
        if (block.span.end <= place.begin) out.begin = std::max(out.begin, block.span.end);
        else if (block.span.begin >= place.end) out.end = std::min(out.end, block.span.begin);
    }
    return out;
}

std::string key_before(std::string_view text, Span keyword) {
    const std::uint32_t from = keyword.begin > key_bytes ? at_code_point(text, keyword.begin - key_bytes) : 0;
    std::vector<std::string> words;
    WordScanner scanner(text.substr(0, keyword.begin), from);
    while (scanner.next()) words.emplace_back(scanner.key());
    std::string out;
    for (std::size_t i = 0; i < std::min(key_words, words.size()); ++i) out += words[words.size() - 1 - i] + ' ';
    return out;
}

std::string key_behind(std::string_view text, std::uint32_t from, std::uint32_t to) {
    std::string out;
    WordScanner scanner(text.substr(0, at_code_point(text, to)), from);
    for (std::size_t i = 0; i < key_words && scanner.next(); ++i) out.append(scanner.key()) += ' ';
    return out;
}

std::string sort_key(const Document& doc, Span keyword, ConcordanceOrder order) {
    switch (order) {
        case ConcordanceOrder::left: return key_before(doc.text, keyword);
        case ConcordanceOrder::right: return key_behind(doc.text, keyword.end, keyword.end + key_bytes);
        case ConcordanceOrder::keyword: return key_behind(doc.text, keyword.begin, keyword.end);
        case ConcordanceOrder::article:
        case ConcordanceOrder::date: break;
    }
    return {};
}

void sort_lines(const Corpus& corpus, ConcordanceOrder order, std::vector<ConcordanceLine>& lines) {
    if (order == ConcordanceOrder::article) return;
    if (order == ConcordanceOrder::date) {
        std::stable_sort(lines.begin(), lines.end(), [&](const ConcordanceLine& a, const ConcordanceLine& b) {
            const auto of_a = corpus.documents[a.document.at()].published.days(), of_b = corpus.documents[b.document.at()].published.days();
            if (of_a.has_value() != of_b.has_value()) return of_a.has_value();
            return of_a && of_a->earliest < of_b->earliest;
        });
        return;
    }
    std::vector<std::pair<std::string, std::uint32_t>> keys;  // the number keeps equal keys in their order
    keys.reserve(lines.size());
    for (const ConcordanceLine& line : lines) keys.emplace_back(sort_key(corpus.documents[line.document.at()], line.keyword, order), static_cast<std::uint32_t>(keys.size()));
    std::sort(keys.begin(), keys.end());
    std::vector<ConcordanceLine> sorted;
    sorted.reserve(lines.size());
    for (const auto& key : keys) sorted.push_back(lines[key.second]);
    lines = std::move(sorted);
}

}  // namespace

Concordance concordance(const Corpus& corpus, const Filter& filter, ConcordanceOrder order, std::size_t most) {
    Concordance out;
    out.problems = parse_query(filter.text).problems;
    Scope scope = resolve(corpus, filter);
    if (scope.search.empty() && filter.entities.empty()) return out;
    const SearchQuestion question{filter, std::move(scope.search), std::move(scope.fields)};
    for (std::size_t i = 0; i < corpus.documents.size() && !out.cut; ++i) {
        const DocumentIndex document(i);
        if (!scope.has(document) || !scope.time(corpus.documents[i].published.days())) continue;
        const std::size_t before = out.lines.size();
        for (const Span place : fitting_places(corpus, question, document)) out.lines.push_back({document, place});
        out.documents += out.lines.size() > before;
        out.cut = out.lines.size() > most;
    }
    if (out.cut) out.lines.resize(most);
    sort_lines(corpus, order, out.lines);
    return out;
}

ConcordanceText concordance_text(const Document& doc, Span keyword, std::size_t reach) {
    const std::string_view text = doc.text;
    const std::size_t bytes = reach * 2;
    const Span within = article_round(doc, keyword);
    const std::uint32_t from = keyword.begin > within.begin + bytes ? at_code_point(text, keyword.begin - bytes) : within.begin;
    const std::uint32_t to = at_code_point(text, std::min<std::size_t>(within.end, keyword.end + bytes));
    const auto blank_at = [&](std::uint32_t byte) { return byte < text.size() && is_space(decode_at(text, byte).value); };
    ConcordanceText out;
    out.left = one_line(text.substr(from, keyword.begin - from));
    if (keyword.begin > 0 && is_space(decode_before(text, keyword.begin).value)) out.left += ' ';
    out.keyword = one_line(text_of(doc, keyword), 200);
    out.right = (blank_at(keyword.end) ? " " : "") + one_line(text.substr(keyword.end, to - keyword.end));
    return out;
}

}  // namespace dragoman
