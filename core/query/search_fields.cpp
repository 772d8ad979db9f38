#include "core/query/search_fields.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "core/search/query_fields.h"

namespace dragoman {
namespace {

bool holds_part(std::string_view name, std::string_view part) { return !name.empty() && folded(name).find(part) != std::string::npos; }

std::vector<char> named_entities(const Corpus& corpus, const std::string& value) {
    std::vector<char> out(corpus.entities.size(), 0);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Entity& entity = corpus.entities[i];
        out[i] = holds_part(entity.name, value) ||
                 std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const Alias& alias) { return holds_part(alias.text, value); });
    }
    return out;
}

bool among(const std::vector<char>& entities, EntityIndex entity) { return entity && entities[entity.at()] != 0; }

bool speaker_fits(const QueryNode& node, const std::vector<char>& entities, EntityIndex speaker, std::string_view name) {
    return among(entities, speaker) || holds_part(name, node.value);
}
template <class Enum>
bool value_fits(const QueryNode& node, Enum value) {
    return names_value(name_of(value), node.value);
}

bool document_fits(const Corpus& corpus, std::size_t index, const QueryNode& node, const std::vector<char>& entities) {
    const Document& doc = corpus.documents[index];
    const auto any = [](const auto& items, const auto& test) { return std::any_of(items.begin(), items.end(), test); };
    switch (node.field) {
        case QueryField::speaker:
            return any(doc.quotations, [&](const Quotation& q) {
                return speaker_fits(node, entities, corpus.entity(DocumentIndex(index), q.speaker_chain), text_of(doc, q.speaker));
            });
        case QueryField::addressee:
            return any(doc.quotations, [&](const Quotation& q) {
                return speaker_fits(node, entities, corpus.entity(DocumentIndex(index), q.addressee_chain), text_of(doc, q.addressee));
            });
        case QueryField::stance: return any(doc.quotations, [&](const Quotation& q) { return value_fits(node, q.stance); });
        case QueryField::outlet: return holds_part(document_outlet(doc), node.value);
        case QueryField::entity: return any(corpus.entity_of[index], [&](EntityIndex e) { return among(entities, e); });
        case QueryField::type:
            return any(doc.chains, [&](const Chain& c) { return value_fits(node, c.type); }) || any(doc.events, [&](const Event& e) { return value_fits(node, e.type); });
        case QueryField::status: return any(doc.events, [&](const Event& e) { return value_fits(node, e.status); });
        case QueryField::date: {
            const std::optional<DateInterval> days = doc.published.days();
            return days && node.dates && intersect(*days, *node.dates).has_value();
        }
    }
    return false;
}

/// nullopt where the row does not say.
std::optional<bool> row_fits(const QueryNode& node, const std::vector<char>& entities, const RowFacts& row) {
    switch (node.field) {
        case QueryField::speaker:
            if (row.speech) return speaker_fits(node, entities, row.speech->speaker, row.speech->name);
            break;
        case QueryField::addressee:
            if (row.speech) return speaker_fits(node, entities, row.speech->addressee, row.speech->addressee_name);
            break;
        case QueryField::stance:
            if (row.speech) return value_fits(node, row.speech->stance);
            break;
        case QueryField::entity:
            if (row.entities) return std::any_of(row.entities->begin(), row.entities->end(), [&](EntityIndex e) { return among(entities, e); });
            break;
        case QueryField::type:
            if (row.event) return value_fits(node, *row.event);
            if (row.type) return value_fits(node, *row.type);
            break;
        case QueryField::status:
            if (row.status) return value_fits(node, *row.status);
            break;
        case QueryField::date:
            if (row.date) return node.dates && intersect(*row.date, *node.dates).has_value();
            break;
        case QueryField::outlet: break;
    }
    return std::nullopt;
}

}  // namespace

RowFacts::Speech speech_of(const Corpus& corpus, DocumentIndex document, const Quotation& quotation) {
    const Document& doc = corpus.documents[document.at()];
    return {corpus.entity(document, quotation.speaker_chain), text_of(doc, quotation.speaker), quotation.stance,
            corpus.entity(document, quotation.addressee_chain), text_of(doc, quotation.addressee)};
}

SearchFields resolve_fields(const Corpus& corpus, const Query& query) {
    SearchFields out;
    out.documents.resize(query.nodes.size());
    out.entities.resize(query.nodes.size());
    for (std::size_t n = 0; n < query.nodes.size(); ++n) {
        const QueryNode& node = query.nodes[n];
        if (node.kind != QueryNode::Kind::field) continue;
        if (node.field == QueryField::speaker || node.field == QueryField::addressee || node.field == QueryField::entity) out.entities[n] = named_entities(corpus, node.value);
        for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
            if (document_fits(corpus, d, node, out.entities[n])) out.documents[n].push_back(static_cast<std::uint32_t>(d));
        }
    }
    return out;
}

bool field_fits(const SearchFields& fields, const Query& query, std::uint32_t node, const RowFacts& row) {
    if (const std::optional<bool> own = row_fits(query[node], fields.entities[node], row)) return *own;
    const DocumentSet& documents = fields.documents[node];
    return !row.document || std::binary_search(documents.begin(), documents.end(), static_cast<std::uint32_t>(row.document.at()));
}

}  // namespace dragoman
