#include "core/query/filter.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

bool mentions_entity(const Corpus& corpus, DocumentIndex document, EntityIndex entity) {
    const std::vector<DocumentIndex>& in = corpus.entities[entity.at()].documents;
    return std::find(in.begin(), in.end(), document) != in.end();
}

/// The first sentence that ends behind `byte`, or size().
std::size_t sentence_at(const Document& doc, std::uint32_t byte) {
    const auto it = std::partition_point(doc.sentences.begin(), doc.sentences.end(),
                                         [byte](const Sentence& s) { return s.span.end <= byte; });
    return static_cast<std::size_t>(it - doc.sentences.begin());
}

bool document_matches(const Scope& scope, DocumentIndex index, TextIn text_in) {
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
    if (scope.terms.empty()) return true;
    if (!any_part_of(scope.terms.outlets, document_outlet(doc))) return false;
    if (scope.terms.of_speech()) {
        return std::any_of(doc.quotations.begin(), doc.quotations.end(), [&](const Quotation& quotation) {
            return scope.speech(corpus.entity(index, quotation.speaker_chain), text_of(doc, quotation.speaker), quotation.stance) &&
                   (text_in == TextIn::rows || scope.words(text_of(doc, quotation.content)));
        });
    }
    return text_in == TextIn::rows || scope.words(doc.text) || scope.words(document_title(doc));
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
    scope.terms = parse_search(filter.text);
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
        scope.documents[i] = document_matches(scope, DocumentIndex(i), text_in) ? 1 : 0;
    }
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

bool Scope::speech(EntityIndex speaker, std::string_view name, Stance stance) const {
    if (!terms.stances.empty() && !any_part_of(terms.stances, name_of(stance))) return false;
    if (any_part_of(terms.speakers, name)) return true;
    if (!speaker) return false;
    const Entity& entity = corpus->entities[speaker.at()];
    return any_part_of(terms.speakers, entity.name) ||
           std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const Alias& alias) { return any_part_of(terms.speakers, alias.text); });
}

}  // namespace dragoman
