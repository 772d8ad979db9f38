#include "core/query/search_rows.h"

#include <algorithm>
#include <numeric>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "core/search/query_fields.h"

namespace dragoman {
namespace {

DocumentSet documents_in_view(const Corpus& corpus, const Scope& scope) {
    DocumentSet out;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        if (scope.has(DocumentIndex(i)) && scope.time(corpus.documents[i].published.days())) out.push_back(static_cast<std::uint32_t>(i));
    }
    return out;
}

/// Words that no article has, and what they were taken for.
std::vector<std::string> notes_on(const Search& search, const TextIndex* index) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < search.uses().size(); ++i) {
        const TermUse& use = search.uses()[i];
        const QueryTerm& term = search.query().terms[i];
        if (use.terms.empty()) {
            if (term.kind == QueryTerm::Kind::word) out.push_back("No article has “" + term.text + "”, nor a word that begins so.");
            else out.push_back("No word of the articles fits “" + term.text + "”.");
        } else if (use.as_beginning && index) {
            std::string such;
            for (std::size_t k = 0; k < std::min<std::size_t>(use.terms.size(), 3); ++k) such += (k ? ", " : "") + std::string(index->term(use.terms[k]));
            if (use.terms.size() > 3) such += " …";
            out.push_back("No article has “" + term.text + "”; words that begin so are shown: " + such);
        }
    }
    return out;
}

void append_mentions(const Corpus& corpus, DocumentIndex document, const std::vector<char>& wanted, std::vector<Span>& out) {
    for (const Mention& mention : corpus.documents[document.at()].mentions) {
        const EntityIndex entity = corpus.entity(document, mention.chain);
        if (entity && wanted[entity.at()] && mention.kind != MentionKind::pronoun) out.push_back(mention.span);
    }
}

void append_field_places(const Corpus& corpus, const SearchQuestion& question, std::uint32_t index, DocumentIndex document, std::vector<Span>& out) {
    const Document& doc = corpus.documents[document.at()];
    const QueryNode& node = question.search.query()[index];
    for (const std::uint32_t child : node.children) {
        if (node.kind != QueryNode::Kind::none) append_field_places(corpus, question, child, document, out);
    }
    if (node.kind != QueryNode::Kind::field) return;
    if (node.field == QueryField::entity) append_mentions(corpus, document, question.fields.entities[index], out);
    for (const Event& event : doc.events) {
        const bool fits = (node.field == QueryField::status && names_value(name_of(event.status), node.value)) ||
                          (node.field == QueryField::type && names_value(name_of(event.type), node.value));
        if (fits) out.push_back(event.trigger);
    }
    for (const Mention& mention : doc.mentions) {
        if (node.field == QueryField::type && mention.kind == MentionKind::name && names_value(name_of(mention.type), node.value)) out.push_back(mention.span);
    }
}

/// The speech that is asked for: that which holds the whole search.
std::vector<Span> fitting_speech(const Corpus& corpus, const SearchQuestion& question, DocumentIndex document) {
    const Document& doc = corpus.documents[document.at()];
    const Query& query = question.search.query();
    std::vector<Span> out;
    for (const Quotation& quotation : doc.quotations) {
        RowFacts row{text_of(doc, quotation.content)};
        row.document = document;
        row.speech = speech_of(corpus, document, quotation);
        const FieldAnswer field = [&](std::uint32_t node) { return field_fits(question.fields, query, node, row); };
        if (question.search.holds_in_text(row.text, field)) out.push_back(quotation.content);
    }
    return out;
}

void in_order(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<Span> out;
    for (const Span span : spans) {
        if (!span.empty() && (out.empty() || span.begin >= out.back().end)) out.push_back(span);
    }
    spans = std::move(out);
}

/// A stretch of text on one line, and where the marks come to stand in it.
Snippet one_line_of(std::string_view text, Span around, const std::vector<Span>& marks) {
    Snippet out;
    std::size_t next = 0;
    bool inside = false;
    for (std::uint32_t at = around.begin; at < around.end;) {
        const CodePoint c = decode_at(text, at);
        while (next < marks.size() && marks[next].begin < around.begin) ++next;
        if (!inside && next < marks.size() && at >= marks[next].begin) {
            out.marks.push_back({static_cast<std::uint32_t>(out.text.size()), 0});
            inside = true;
        }
        if (!is_space(c.value)) out.text.append(text.substr(at, c.size));
        else if (!out.text.empty() && out.text.back() != ' ') out.text += ' ';
        at += c.size;
        if (inside && at >= marks[next].end) {
            out.marks.back().end = static_cast<std::uint32_t>(out.text.size());
            inside = false;
            ++next;
        }
    }
    if (inside) out.marks.back().end = static_cast<std::uint32_t>(out.text.size());
    return out;
}

/// At most `reach` bytes of a sentence, cut at blanks, the mark in its first third.
Span cut(std::string_view text, Span sentence, Span mark, std::size_t reach) {
    if (sentence.size() <= reach) return sentence;
    Span out = sentence;
    const auto before = static_cast<std::uint32_t>(reach / 3);
    if (mark.begin > sentence.begin + before) {
        out.begin = mark.begin - before;
        while (out.begin < mark.begin && text[out.begin] != ' ') ++out.begin;
        out.begin += out.begin < mark.begin;
    }
    if (out.begin + reach < sentence.end) {
        out.end = std::max(mark.end, out.begin + static_cast<std::uint32_t>(reach));
        while (out.end > mark.end && text[out.end] != ' ') --out.end;
    }
    return out;
}

}  // namespace

SearchQuestion question_of(const Corpus& corpus, const Filter& filter) {
    Scope scope = resolve(corpus, filter);
    return {filter, std::move(scope.search), std::move(scope.fields)};
}

std::optional<std::size_t> count_found(const Corpus& corpus, const Filter& filter) {
    if (trimmed(filter.text).empty()) return std::nullopt;
    return documents_in_view(corpus, resolve(corpus, filter)).size();
}

SearchResult search_rows(const Corpus& corpus, const Filter& filter, SearchOrder order) {
    SearchResult out;
    out.problems = parse_query(filter.text).problems;
    Scope scope = resolve(corpus, filter);
    const DocumentSet found = documents_in_view(corpus, scope);
    const std::vector<double> ranks = scope.search.ranks(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Document& doc = corpus.documents[found[i]];
        out.rows.push_back({DocumentIndex(std::size_t(found[i])), doc.id, document_title(doc), document_outlet(doc), doc.published.days(), doc.published.bounds,
                            doc.published.basis, ranks[i]});
    }
    std::stable_sort(out.rows.begin(), out.rows.end(), [order](const SearchRow& a, const SearchRow& b) {
        if (order == SearchOrder::rank && a.score != b.score) return a.score > b.score;
        if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
        return a.date && a.date->earliest < b.date->earliest;
    });
    out.notes = notes_on(scope.search, scope.search.index());
    out.question = {filter, std::move(scope.search), std::move(scope.fields)};
    return out;
}

std::vector<Span> fitting_places(const Corpus& corpus, const SearchQuestion& question, DocumentIndex document) {
    const Document& doc = corpus.documents[document.at()];
    const Search& search = question.search;
    std::vector<Span> out;
    if (search.empty()) {
        std::vector<char> chosen(corpus.entities.size(), 0);
        for (const std::string& id : question.filter.entities) {
            if (const EntityIndex entity = entity_by_id(corpus, id)) chosen[entity.at()] = 1;
        }
        append_mentions(corpus, document, chosen, out);
    } else if (search.asks(QueryField::speaker) || search.asks(QueryField::addressee) || search.asks(QueryField::stance)) {
        const std::vector<Span> speech = fitting_speech(corpus, question, document);
        if (!search.asks_words()) return speech;
        out = search.marks_in_document(static_cast<std::uint32_t>(document.at()), doc.text);
        std::erase_if(out, [&](Span mark) { return std::none_of(speech.begin(), speech.end(), [mark](Span said) { return said.contains(mark); }); });
    } else if (search.asks_words()) {
        out = search.marks_in_document(static_cast<std::uint32_t>(document.at()), doc.text);
    } else {
        append_field_places(corpus, question, *search.query().root, document, out);
    }
    in_order(out);
    return out;
}

std::vector<Snippet> snippets(const Document& doc, const std::vector<Span>& places, std::size_t most, std::size_t reach) {
    struct Found {
        Span sentence;
        std::vector<Span> marks;
        std::size_t kinds = 0;
    };
    std::vector<Found> found;
    for (const Span place : places) {
        if (found.empty() || !found.back().sentence.contains(place.begin)) {
            const auto at = std::partition_point(doc.sentences.begin(), doc.sentences.end(), [&](const Sentence& s) { return s.span.end <= place.begin; });
            const bool within = at != doc.sentences.end() && at->span.contains(place.begin);
            Span sentence = within ? at->span : place;
            if (!within) {  // a headline or a caption is its line
                const std::size_t before = place.begin == 0 ? std::string::npos : doc.text.rfind('\n', place.begin - 1), after = doc.text.find('\n', place.end);
                sentence = {before == std::string::npos ? 0u : static_cast<std::uint32_t>(before + 1), static_cast<std::uint32_t>(std::min(after, doc.text.size()))};
            }
            found.push_back({sentence, {}, 0});
        }
        found.back().marks.push_back(place);
    }
    for (Found& each : found) {
        std::vector<std::string> words;
        for (const Span mark : each.marks) words.push_back(folded(text_of(doc, mark)));
        std::sort(words.begin(), words.end());
        each.kinds = static_cast<std::size_t>(std::unique(words.begin(), words.end()) - words.begin());
    }
    std::vector<std::size_t> order(found.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (found[a].kinds != found[b].kinds) return found[a].kinds > found[b].kinds;
        return found[a].marks.size() > found[b].marks.size();
    });
    if (order.size() > most) order.resize(most);
    std::sort(order.begin(), order.end());
    std::vector<Snippet> out;
    for (const std::size_t i : order) {
        const Found& each = found[i];
        const Span whole{each.sentence.begin, std::max(each.sentence.end, each.marks.front().end)};
        const Span shown = cut(doc.text, whole, each.marks.front(), reach);
        Snippet snippet = one_line_of(doc.text, shown, each.marks);
        if (shown.begin > whole.begin) {
            snippet.text.insert(0, "…");
            for (Span& mark : snippet.marks) mark = {mark.begin + 3, mark.end + 3};
        }
        if (shown.end < whole.end) snippet.text += "…";
        snippet.place = each.marks.front();
        out.push_back(std::move(snippet));
    }
    return out;
}

}  // namespace dragoman
