#include "core/query/version_rows.h"

#include <algorithm>
#include <set>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

constexpr std::size_t most_words = 400;

QuotationIndex first_piece(const Document& doc, QuotationIndex quotation) {
    const QuotationIndex group = quotation.at() < doc.quotations.size() ? doc.quotations[quotation.at()].group : QuotationIndex();
    return group && group < quotation ? group : quotation;
}

struct WrittenWord {
    Span span;
    std::string key;  ///< Lower case, letters and digits alone.
};

std::vector<WrittenWord> words_of(std::string_view text) {
    std::vector<WrittenWord> words;
    for (std::uint32_t i = 0; i < text.size() && words.size() < most_words;) {
        const auto is_word = [&](char32_t c) { return is_letter(c) || (c >= '0' && c <= '9'); };
        const CodePoint next = decode_at(text, i);
        if (!is_word(next.value)) {
            i += std::max<std::uint32_t>(1, next.size);
            continue;
        }
        const std::uint32_t begin = i;
        while (i < text.size() && is_word(decode_at(text, i).value)) i += std::max<std::uint32_t>(1, decode_at(text, i).size);
        words.push_back({{begin, i}, lowered(text.substr(begin, i - begin))});
    }
    return words;
}

/// Runs of `words` that are no part of the longest common subsequence with `against`.
std::vector<Span> otherwise(const std::vector<WrittenWord>& words, const std::vector<WrittenWord>& against) {
    const std::size_t n = words.size(), m = against.size();
    std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);  // of the common subsequence behind (i, j)
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const std::size_t at = i * (m + 1) + j;
            length[at] = words[i].key == against[j].key ? static_cast<std::uint16_t>(length[at + m + 2] + 1) : std::max(length[at + m + 1], length[at + 1]);
        }
    }
    std::vector<Span> spans;
    bool joined = false;
    for (std::size_t i = 0, j = 0; i < n;) {
        if (j < m && words[i].key == against[j].key) {
            ++i, ++j;
            joined = false;
        } else if (j < m && length[i * (m + 1) + j + 1] >= length[(i + 1) * (m + 1) + j]) {
            ++j;
        } else {
            if (joined) spans.back().end = words[i].span.end;
            else spans.push_back(words[i].span);
            joined = true;
            ++i;
        }
    }
    return spans;
}

/// "Keller has said that …, CNN reported": who tells of the saying; "" for the article itself.
std::string told_by(const Corpus& corpus, const StatementVersion& version) {
    const Document& doc = corpus.documents[version.document.at()];
    const Quotation& said = doc.quotations[version.quotation.at()];
    for (const Quotation& outer : doc.quotations) {
        const bool around = outer.content.contains(said.content) && outer.content.contains(said.cue) && outer.content != said.content;
        if (!around || said.cue.empty() || outer.speaker_chain == said.speaker_chain) continue;
        const EntityIndex teller = corpus.entity(version.document, outer.speaker_chain);
        return teller ? entity_name(corpus, teller) : one_line(text_of(doc, outer.speaker));
    }
    return {};
}

VersionRow row_of(const Corpus& corpus, const StatementVersion& version) {
    const Document& doc = corpus.documents[version.document.at()];
    const Quotation& quotation = doc.quotations[version.quotation.at()];
    VersionRow row;
    row.document = version.document;
    row.quotation = version.quotation;
    row.content = quotation.content;
    row.words = statement_words(doc, quotation);
    for (std::size_t i = version.quotation.at() + 1; i < doc.quotations.size(); ++i) {
        if (doc.quotations[i].group == version.quotation) row.words += " … " + statement_words(doc, doc.quotations[i]);
    }
    const EntityIndex speaker = corpus.entity(version.document, quotation.speaker_chain);
    row.speaker_name = speaker ? entity_name(corpus, speaker) : one_line(text_of(doc, quotation.speaker));
    row.cue = one_line(text_of(doc, quotation.cue));
    row.title = document_title(doc);
    row.outlet = document_outlet(doc);
    row.date = doc.published.days();
    row.basis = doc.published.basis;
    const EntityIndex via = corpus.entity(version.document, quotation.via_chain);
    for (const std::string& name : {row.speaker_name, via ? entity_name(corpus, via) : one_line(text_of(doc, quotation.via)), told_by(corpus, version),
                                    one_line(text_of(doc, doc.masthead.origin)), row.outlet.empty() ? row.title : row.outlet}) {
        if (!name.empty() && (row.path.empty() || folded(row.path.back()) != folded(name))) row.path.push_back(name);
    }
    return row;
}

}  // namespace

ToldAgain::ToldAgain(const Corpus& corpus) : corpus_(corpus) {
    for (std::size_t s = 0; s < corpus.statements.size(); ++s) {
        for (const StatementVersion& version : corpus.statements[s].versions) places_.push_back({version.document, version.quotation, s});
    }
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.document != b.document ? a.document < b.document : a.quotation < b.quotation; });
}

const Statement* ToldAgain::statement(DocumentIndex document, QuotationIndex quotation) const {
    const QuotationIndex first = first_piece(corpus_.documents[document.at()], quotation);
    const auto at = std::lower_bound(places_.begin(), places_.end(), first, [&](const Place& p, QuotationIndex q) { return p.document != document ? p.document < document : p.quotation < q; });
    return at != places_.end() && at->document == document && at->quotation == first ? &corpus_.statements[at->statement] : nullptr;
}

std::size_t ToldAgain::articles(DocumentIndex document, QuotationIndex quotation) const {
    const Statement* told = statement(document, quotation);
    if (!told) return 1;
    std::set<DocumentIndex> articles;
    for (const StatementVersion& version : told->versions) articles.insert(version.document);
    return articles.size();
}

std::vector<VersionRow> version_rows(const Corpus& corpus, DocumentIndex document, QuotationIndex quotation) {
    std::vector<VersionRow> rows;
    const Statement* told = ToldAgain(corpus).statement(document, quotation);
    if (!told) return rows;
    const QuotationIndex first = first_piece(corpus.documents[document.at()], quotation);
    for (const StatementVersion& version : told->versions) {
        rows.push_back(row_of(corpus, version));
        rows.back().chosen = version.document == document && version.quotation == first;
    }
    const auto chosen = std::find_if(rows.begin(), rows.end(), [](const VersionRow& row) { return row.chosen; });
    const std::vector<WrittenWord> words = words_of(chosen->words);
    for (VersionRow& row : rows) {
        if (!row.chosen) row.other = otherwise(words_of(row.words), words);
    }
    return rows;
}

}  // namespace dragoman
