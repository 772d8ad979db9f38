#include "core/query/entity_dossier.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/query/wording.h"

namespace dragoman {
namespace {

using DealingKey = std::tuple<EventType, bool, EntityIndex>;

void add_dealing(std::map<DealingKey, DealingRow>& dealings, EventType type, bool actor, EntityIndex other,
                 const Place& place) {
    DealingRow& row = dealings[DealingKey(type, actor, other)];
    if (row.count == 0) {
        row.type = type;
        row.actor = actor;
        row.other = other;
        row.first = place;
    }
    ++row.count;
}

void collect_dealings(const Corpus& corpus, DocumentIndex document, EntityIndex self,
                      std::map<DealingKey, DealingRow>& dealings) {
    const Document& doc = corpus.documents[document.at()];
    for (const Event& event : doc.events) {
        if (event.type == EventType::statement) continue;
        const auto among = [&](const std::vector<ChainIndex>& chains) {
            return std::any_of(chains.begin(), chains.end(),
                               [&](ChainIndex chain) { return corpus.entity(document, chain) == self; });
        };
        const bool acts = among(event.actors), receives = among(event.recipients);
        if (!acts && !receives) continue;
        const Place place{document, event.clause.empty() ? event.trigger : event.clause};
        bool somebody = false;
        const auto with = [&](const std::vector<ChainIndex>& chains, bool actor) {
            for (const ChainIndex chain : chains) {
                const EntityIndex other = corpus.entity(document, chain);
                if (!other || other == self) continue;
                add_dealing(dealings, event.type, actor, other, place);
                somebody = true;
            }
        };
        if (acts) with(event.recipients, true);
        // Those who meet or agree stand side by side as actors.
        if (acts && event.recipients.empty()) with(event.actors, true);
        if (receives) with(event.actors, false);
        if (!somebody) add_dealing(dealings, event.type, acts, {}, place);
    }
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
    out.wikidata = entity.wikidata;
    out.type = entity.type;
    out.aliases = entity.aliases;
    out.why = entity.why;
    out.document_count = static_cast<std::uint32_t>(entity.documents.size());
    out.roles = role_rows(corpus, entity);

    std::map<DealingKey, DealingRow> dealings;
    std::map<EntityIndex, std::uint32_t> company;
    for (const DocumentIndex document : entity.documents) {
        collect_dealings(corpus, document, index, dealings);
        collect_company(corpus, document, index, company);
        for (const Mention& mention : corpus.documents[document.at()].mentions) {
            if (corpus.entity(document, mention.chain) != index) continue;
            ++out.mention_count;
            if (mention.kind != MentionKind::pronoun && out.mentions.size() < limit) {
                out.mentions.push_back(evidence_row(corpus, {document, mention.span}, 60));
            }
        }
    }
    for (auto& [key, row] : dealings) {
        row.other_name = entity_name(corpus, row.other);
        if (row.other) row.other_type = corpus.entities[row.other.at()].type;
        out.dealings.push_back(std::move(row));
    }
    std::stable_sort(out.dealings.begin(), out.dealings.end(),
                     [](const DealingRow& a, const DealingRow& b) { return a.count > b.count; });
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
