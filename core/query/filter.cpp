#include "core/query/filter.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

bool mentions_entity(const Corpus& corpus, DocumentIndex document, EntityIndex entity) {
    const Few<DocumentIndex>& in = corpus.entities[entity.at()].documents;
    return std::binary_search(in.begin(), in.end(), document);
}

/// The first sentence that ends behind `byte`, or size().
std::size_t sentence_at(const Document& doc, std::uint32_t byte) {
    const auto it = std::partition_point(doc.sentences.begin(), doc.sentences.end(),
                                         [byte](const Sentence& s) { return s.span.end <= byte; });
    return static_cast<std::size_t>(it - doc.sentences.begin());
}

bool document_matches(const Scope& scope, DocumentIndex index) {
    const Corpus& corpus = *scope.corpus;
    const Filter& filter = *scope.filter;
    const Document& doc = corpus.documents[index.at()];
    if (!filter.documents.empty() &&
        std::find(filter.documents.begin(), filter.documents.end(), doc.id) == filter.documents.end()) {
        return false;
    }
    for (const EntityIndex entity : scope.entities) {
        if (!mentions_entity(corpus, index, entity)) return false;
    }
    if (!scope.speakers.empty()) {
        const bool speaks = std::any_of(
            doc.quotations.begin(), doc.quotations.end(), [&](const Quotation& quotation) {
                const EntityIndex speaker = corpus.entity(index, quotation.speaker_chain);
                return std::find(scope.speakers.begin(), scope.speakers.end(), speaker) != scope.speakers.end();
            });
        if (!speaks) return false;
    }
    return true;
}

/// Somebody says in one breath what is searched for.
bool says_it(const Scope& scope, DocumentIndex index) {
    const Document& doc = scope.corpus->documents[index.at()];
    return std::any_of(doc.quotations.begin(), doc.quotations.end(), [&](const Quotation& quotation) {
        RowFacts row{text_of(doc, quotation.content)};
        row.document = index;
        row.speech = speech_of(*scope.corpus, index, quotation);
        return scope.row(row);
    });
}

std::vector<char> flags(std::size_t size, const DocumentSet& set) {
    std::vector<char> out(size, 0);
    for (const std::uint32_t document : set) out[document] = 1;
    return out;
}

/// Asks the index; what is left of `scope.documents` fits the search, or (rows) could have rows that do.
void search_documents(Scope& scope, TextIn text_in) {
    const Corpus& corpus = *scope.corpus;
    Query query = parse_query(scope.filter->text);
    if (query.empty()) return;
    std::shared_ptr<const TextIndex> index = corpus.text_index;
    if (!index) index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    scope.search = Search(std::move(query), std::move(index));
    scope.fields = resolve_fields(corpus, scope.search.query());
    scope.may_hold = flags(corpus.documents.size(), scope.search.documents(scope.fields.documents, Search::Assume::fields));
    const bool in_rows = text_in == TextIn::rows || scope.of_speech();
    const std::vector<char> found =
        flags(corpus.documents.size(), scope.search.documents(scope.fields.documents, in_rows ? Search::Assume::words : Search::Assume::nothing));
    for (std::size_t i = 0; i < found.size(); ++i) {
        char& shows = scope.documents[i];
        shows = shows && found[i] && (text_in == TextIn::rows || !scope.of_speech() || says_it(scope, DocumentIndex(i)));
    }
}

}  // namespace

bool Filter::empty() const {
    return entities.empty() && documents.empty() && types.empty() && !interval && speakers.empty() && text.empty();
}

EntityIndex entity_by_id(const Corpus& corpus, std::string_view id) {
    for (std::size_t i = 0; i < corpus.entities.size(); ++i) {
        if (corpus.entities[i].id == id) return EntityIndex(i);
    }
    return {};
}

DocumentIndex document_by_id(const Corpus& corpus, std::string_view id) {
    const auto it = std::lower_bound(corpus.documents.begin(), corpus.documents.end(), id,
                                     [](const Document& doc, std::string_view key) { return doc.id < key; });
    if (it == corpus.documents.end() || it->id != id) return {};
    return DocumentIndex(static_cast<std::size_t>(it - corpus.documents.begin()));
}

Scope resolve(const Corpus& corpus, const Filter& filter, TextIn text_in) {
    Scope scope;
    scope.corpus = &corpus;
    scope.filter = &filter;
    for (const std::string& id : filter.entities) {
        scope.entities.push_back(entity_by_id(corpus, id));
        scope.nothing = scope.nothing || !scope.entities.back();
    }
    for (const std::string& id : filter.speakers) {
        if (const EntityIndex entity = entity_by_id(corpus, id)) scope.speakers.push_back(entity);
    }
    if (scope.speakers.empty() && !filter.speakers.empty()) scope.nothing = true;
    scope.documents.assign(corpus.documents.size(), 0);
    for (std::size_t i = 0; i < corpus.documents.size() && !scope.nothing; ++i) {
        scope.documents[i] = document_matches(scope, DocumentIndex(i)) ? 1 : 0;
    }
    search_documents(scope, text_in);
    return scope;
}

bool Scope::names_all(DocumentIndex document, Span span) const {
    if (entities.empty()) return true;
    const Document& doc = corpus->documents[document.at()];
    Span around = span;
    for (std::size_t i = sentence_at(doc, span.begin); i < doc.sentences.size(); ++i) {
        const Span sentence = doc.sentences[i].span;
        if (!sentence.overlaps(span)) break;
        around.begin = std::min(around.begin, sentence.begin);
        around.end = std::max(around.end, sentence.end);
    }
    for (const EntityIndex wanted : entities) {
        bool found = false;
        auto mention = std::partition_point(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& m) {
            return m.span.begin < around.begin;
        });
        for (; mention != doc.mentions.end() && mention->span.begin < around.end && !found; ++mention) {
            found = corpus->entity(document, mention->chain) == wanted;
        }
        if (!found) return false;
    }
    return true;
}

bool Scope::covers(const std::vector<EntityIndex>& present) const {
    return std::all_of(entities.begin(), entities.end(), [&](EntityIndex wanted) {
        return std::find(present.begin(), present.end(), wanted) != present.end();
    });
}

bool Scope::type(EntityType type) const {
    const std::vector<EntityType>& types = filter->types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool Scope::time(const std::optional<DateInterval>& when) const {
    if (!filter->interval) return true;
    return when && intersect(*when, *filter->interval).has_value();
}

bool Scope::row(const RowFacts& row) const {
    if (search.empty()) return true;
    if (row.document && !may_hold[row.document.at()] && !search.any_in_text(row.beside)) return false;
    const FieldAnswer field = [&](std::uint32_t node) { return field_fits(fields, search.query(), node, row); };
    if (row.beside.empty()) return search.holds_in_text(row.text, field);
    return search.holds_in_text(std::string(row.text) + "\n" + std::string(row.beside), field);
}

}  // namespace dragoman
