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

struct Fitting {
    std::vector<EntityIndex> entities;
    std::vector<Counts> counts;  ///< Of all, by EntityIndex.
};

/// `text_in`: rows, those whose names fit the search; documents, all that are met in the articles which do.
Fitting fitting(const Corpus& corpus, const Filter& filter, TextIn text_in) {
    const Scope scope = resolve(corpus, filter, text_in);
    const bool by_name = text_in == TextIn::rows && !scope.search.empty();
    Fitting out;
    out.counts = count(corpus, scope);
    for (std::size_t i = 0; i < corpus.entities.size(); ++i) {
        const Entity& entity = corpus.entities[i];
        if (out.counts[i].mentions == 0 || !scope.type(entity.type)) continue;
        if (by_name) {
            std::string searched = entity.name;
            for (const Alias& alias : entity.aliases) {
                if (alias.text != entity.name) searched += '\n' + alias.text;
            }
            const std::vector<EntityIndex> itself = {EntityIndex(i)};
            RowFacts facts{searched};
            facts.type = entity.type;
            facts.entities = &itself;
            if (!scope.row(facts)) continue;
        }
        out.entities.push_back(EntityIndex(i));
    }
    return out;
}

/// Those whose names fit the search; where none does, all that are met in the articles which do.
Fitting fitting(const Corpus& corpus, const Filter& filter) {
    Fitting out = fitting(corpus, filter, TextIn::rows);
    if (out.entities.empty() && !filter.text.empty()) out = fitting(corpus, filter, TextIn::documents);
    return out;
}

EntityRow entity_row(const Corpus& corpus, EntityIndex index, const Counts& counts) {
    const Entity& entity = corpus.entities[index.at()];
    EntityRow row;
    std::vector<std::string> spelled = {folded(entity.name)};  // capitals alone make no other name
    for (const Alias& alias : entity.aliases) {
        if (alias.text == entity.name) continue;
        std::string plain = folded(alias.text);
        if (std::find(spelled.begin(), spelled.end(), plain) != spelled.end()) continue;
        if (!row.aliases.empty()) row.aliases += ", ";
        row.aliases += one_line(alias.text);
        spelled.push_back(std::move(plain));
    }
    row.entity = index;
    row.id = entity.id;
    row.name = entity.name;
    row.description = entity.description;
    row.type = entity.type;
    row.mentions = counts.mentions;
    row.documents = counts.documents;
    row.quotations = counts.quotations;
    row.linked = !entity.wikidata().empty();
    return row;
}

}  // namespace

std::size_t count_entities(const Corpus& corpus, const Filter& filter) { return fitting(corpus, filter).entities.size(); }

std::vector<EntityRow> entity_rows(const Corpus& corpus, const Filter& filter, EntityOrder order) {
    std::vector<std::pair<std::string, EntityRow>> keyed;  // each name is folded once
    const Fitting fit = fitting(corpus, filter);
    keyed.reserve(fit.entities.size());
    for (const EntityIndex entity : fit.entities) {
        keyed.emplace_back(folded(corpus.entities[entity.at()].name), entity_row(corpus, entity, fit.counts[entity.at()]));
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
