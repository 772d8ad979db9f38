#include "core/query/entity_rows.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

struct Counts {
    std::uint32_t mentions = 0, documents = 0, quotations = 0;
    std::size_t last_document = SIZE_MAX;
};

std::vector<Counts> count(const Corpus& corpus, const Scope& scope) {
    std::vector<Counts> counts(corpus.entities.size());
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        const Document& doc = corpus.documents[d];
        if (!scope.has(document) || !scope.time(doc.published.days())) continue;
        for (const Mention& mention : doc.mentions) {
            const EntityIndex entity = corpus.entity(document, mention.chain);
            if (!entity) continue;
            Counts& of = counts[entity.at()];
            ++of.mentions;
            if (of.last_document != d) {
                of.last_document = d;
                ++of.documents;
            }
        }
        for (const Quotation& quotation : doc.quotations) {
            if (quotation.group && &doc.quotations[quotation.group.at()] != &quotation) continue;
            if (const EntityIndex speaker = corpus.entity(document, quotation.speaker_chain)) {
                ++counts[speaker.at()].quotations;
            }
        }
    }
    return counts;
}

/// `text_in`: rows, those whose names fit the search; documents, all that are met in the articles which do.
std::vector<EntityRow> rows_of(const Corpus& corpus, const Filter& filter, TextIn text_in) {
    const Scope scope = resolve(corpus, filter, text_in);
    const std::vector<Counts> counts = count(corpus, scope);
    std::vector<EntityRow> rows;
    for (std::size_t i = 0; i < corpus.entities.size(); ++i) {
        const Entity& entity = corpus.entities[i];
        if (counts[i].mentions == 0 || !scope.type(entity.type)) continue;
        EntityRow row;
        std::string searched = entity.name;
        std::vector<std::string> spelled = {folded(entity.name)};  // capitals alone make no other name
        for (const Alias& alias : entity.aliases) {
            if (alias.text == entity.name) continue;
            std::string plain = folded(alias.text);
            if (std::find(spelled.begin(), spelled.end(), plain) == spelled.end()) {
                if (!row.aliases.empty()) row.aliases += ", ";
                row.aliases += one_line(alias.text);
                spelled.push_back(std::move(plain));
            }
            searched += '\n' + alias.text;
        }
        const std::vector<EntityIndex> itself = {EntityIndex(i)};
        RowFacts facts{searched};
        facts.type = entity.type;
        facts.entities = &itself;
        if (text_in == TextIn::rows && !scope.row(facts)) continue;
        row.entity = EntityIndex(i);
        row.id = entity.id;
        row.name = entity.name;
        row.description = entity.description;
        row.type = entity.type;
        row.mentions = counts[i].mentions;
        row.documents = counts[i].documents;
        row.quotations = counts[i].quotations;
        row.linked = !entity.wikidata().empty();
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Those whose names fit the search; where none does, all that are met in the articles which do.
std::vector<EntityRow> rows_that_fit(const Corpus& corpus, const Filter& filter) {
    std::vector<EntityRow> rows = rows_of(corpus, filter, TextIn::rows);
    if (rows.empty() && !filter.text.empty()) rows = rows_of(corpus, filter, TextIn::documents);
    return rows;
}

}  // namespace

std::size_t count_entities(const Corpus& corpus, const Filter& filter) { return rows_that_fit(corpus, filter).size(); }

std::vector<EntityRow> entity_rows(const Corpus& corpus, const Filter& filter, EntityOrder order) {
    std::vector<std::pair<std::string, EntityRow>> keyed;  // each name is folded once
    for (EntityRow& row : rows_that_fit(corpus, filter)) {
        std::string key = folded(row.name);
        keyed.emplace_back(std::move(key), std::move(row));
    }
    const auto before = [order](const std::pair<std::string, EntityRow>& left, const std::pair<std::string, EntityRow>& right) {
        const EntityRow &a = left.second, &b = right.second;
        if (order == EntityOrder::type && a.type != b.type) return a.type < b.type;
        if (order != EntityOrder::name && a.mentions != b.mentions) return a.mentions > b.mentions;
        return left.first < right.first;
    };
    std::stable_sort(keyed.begin(), keyed.end(), before);
    std::vector<EntityRow> rows;
    rows.reserve(keyed.size());
    for (auto& each : keyed) rows.push_back(std::move(each.second));
    return rows;
}

}  // namespace dragoman
