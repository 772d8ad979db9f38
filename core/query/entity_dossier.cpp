#include "core/query/entity_dossier.h"

#include <algorithm>
#include <map>

#include "core/query/wording.h"

namespace dragoman {
namespace {

std::vector<DealingRow> dealing_rows(const Corpus& corpus, EntityIndex self) {
    Filter filter;
    filter.entities.push_back(corpus.entities[self.at()].id);
    std::vector<DealingRow> rows;
    for (const NetworkLink& link : network(corpus, filter).links) {
        if (link.from != self && link.to != self) continue;
        DealingRow row;
        row.relation = link.relation;
        row.actor = link.from == self || !relation_kind(link.relation).directed;
        row.other = link.from == self ? link.to : link.from;
        const Entity& other = corpus.entities[row.other.at()];
        row.other_id = other.id;
        row.other_name = other.name;
        row.other_type = other.type;
        row.count = link.count;
        row.took_place = link.took_place;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const DealingRow& a, const DealingRow& b) {
        return a.relation != b.relation ? a.relation < b.relation : a.count > b.count;
    });
    return rows;
}

void collect_company(const Corpus& corpus, DocumentIndex document, EntityIndex self,
                     std::map<EntityIndex, std::uint32_t>& company) {
    const Document& doc = corpus.documents[document.at()];
    std::vector<EntityIndex> here;
    const auto flush = [&] {
        std::sort(here.begin(), here.end());
        here.erase(std::unique(here.begin(), here.end()), here.end());
        if (std::binary_search(here.begin(), here.end(), self)) {
            for (const EntityIndex entity : here) {
                if (entity != self) ++company[entity];
            }
        }
        here.clear();
    };
    SentenceIndex sentence;
    for (const Mention& mention : doc.mentions) {
        if (mention.sentence != sentence) flush();
        sentence = mention.sentence;
        if (const EntityIndex entity = corpus.entity(document, mention.chain)) here.push_back(entity);
    }
    flush();
}

std::vector<RoleRow> role_rows(const Corpus& corpus, const Entity& entity) {
    std::vector<RoleRow> rows;
    for (const Role& role : entity.roles) {
        RoleRow row;
        row.text = role.text;
        if (role.of) row.text += (row.text.empty() ? "" : " of ") + entity_name(corpus, role.of);
        row.held = role.held;
        for (const Place& place : role.evidence) {
            if (row.evidence.size() < 3) row.evidence.push_back(evidence_row(corpus, place));
        }
        rows.push_back(std::move(row));
    }
    // What the articles say before what only the knowledge base knows; both by time.
    std::stable_sort(rows.begin(), rows.end(), [](const RoleRow& a, const RoleRow& b) {
        if (a.evidence.empty() != b.evidence.empty()) return !a.evidence.empty();
        if (a.held.has_value() != b.held.has_value()) return a.held.has_value();
        return a.held && a.held->earliest < b.held->earliest;
    });
    return rows;
}

}  // namespace

EntityDossier entity_dossier(const Corpus& corpus, EntityIndex index, std::size_t limit) {
    const Entity& entity = corpus.entities[index.at()];
    EntityDossier out;
    out.entity = index;
    out.id = entity.id;
    out.name = entity.name;
    out.description = entity.description;
    out.wikidata = entity.wikidata();
    out.type = entity.type;
    out.aliases = entity.aliases;
    out.why = entity.why;
    out.document_count = static_cast<std::uint32_t>(entity.documents.size());
    out.roles = role_rows(corpus, entity);

    out.dealings = dealing_rows(corpus, index);
    std::map<EntityIndex, std::uint32_t> company;
    for (const DocumentIndex document : entity.documents) {
        collect_company(corpus, document, index, company);
        for (const Mention& mention : corpus.documents[document.at()].mentions) {
            if (corpus.entity(document, mention.chain) != index) continue;
            ++out.mention_count;
            if (mention.kind != MentionKind::pronoun && out.mentions.size() < limit) {
                out.mentions.push_back(evidence_row(corpus, {document, mention.span}, 60));
            }
        }
    }
    for (const auto& [other, sentences] : company) {
        const Entity& with = corpus.entities[other.at()];
        out.company.push_back({other, with.id, with.name, with.type, sentences});
    }
    std::stable_sort(out.company.begin(), out.company.end(),
                     [](const CompanyRow& a, const CompanyRow& b) { return a.sentences > b.sentences; });
    if (out.company.size() > 12) out.company.resize(12);

    Filter by_speaker;
    by_speaker.speakers.push_back(entity.id);
    out.statements = quotation_rows(corpus, by_speaker, QuotationOrder::date);
    std::reverse(out.statements.begin(), out.statements.end());
    return out;
}

}  // namespace dragoman
