#include "core/query/map_rows.h"

#include <algorithm>

#include "core/query/happenings.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

bool is_place(EntityType type) { return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac; }

/// An event with a venue that the filter leaves.
struct Venue {
    EntityIndex place;
    LinkProof proof;
};

std::vector<Venue> venues(const Scope& scope) {
    const Corpus& corpus = *scope.corpus;
    const Happenings happenings(corpus);
    std::vector<Venue> out;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        if (!scope.has(document)) continue;
        const Document& doc = corpus.documents[d];
        for (std::size_t e = 0; e < doc.events.size(); ++e) {
            const Event& event = doc.events[e];
            const EntityIndex place = corpus.entity(document, event.place);
            if (!place || !is_place(corpus.entities[place.at()].type) || event.type == EventType::statement) continue;
            const LinkProof proof = event_proof(doc, document, EventIndex(e), happenings);
            if (scope.time(proof.when) && scope.row({text_of(doc, proof.place.span), {}, document})) out.push_back({place, proof});
        }
    }
    return out;
}

}  // namespace

PlaceRows place_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    const bool searched = !filter.text.empty();
    std::vector<PlaceRow> rows(corpus.entities.size());
    std::vector<char> named(corpus.entities.size());  // by a name, not only as "the hotel"
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        if (!scope.has(document) || !scope.time(corpus.documents[d].published.days())) continue;
        const Document& doc = corpus.documents[d];
        std::vector<EntityIndex> here;
        SentenceIndex sentence;
        bool said = true;
        for (const Mention& mention : doc.mentions) {
            const EntityIndex entity = corpus.entity(document, mention.chain);
            if (!entity || !is_place(corpus.entities[entity.at()].type) || mention.kind == MentionKind::pronoun) continue;
            if (searched && mention.sentence) {
                if (mention.sentence != sentence) said = scope.row({text_of(doc, doc.sentences[mention.sentence.at()].span), {}, document});
                sentence = mention.sentence;
                if (!said) continue;
            }
            ++rows[entity.at()].mentions;
            if (mention.kind == MentionKind::name) named[entity.at()] = 1;
            here.push_back(entity);
        }
        std::sort(here.begin(), here.end());
        here.erase(std::unique(here.begin(), here.end()), here.end());
        for (const EntityIndex entity : here) ++rows[entity.at()].documents;
    }
    std::vector<Venue> events = venues(scope);
    std::stable_sort(events.begin(), events.end(), [](const Venue& a, const Venue& b) { return a.place < b.place; });
    for (auto begin = events.begin(); begin != events.end();) {
        PlaceRow& row = rows[begin->place.at()];
        const EntityIndex place = begin->place;
        std::vector<HappeningKey> all, real;
        for (; begin != events.end() && begin->place == place; ++begin) {
            all.push_back(begin->proof.happening);
            if (begin->proof.took_place()) real.push_back(begin->proof.happening);
        }
        row.events = count_happenings(all);
        row.took_place = count_happenings(real);
    }
    PlaceRows out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        PlaceRow& row = rows[i];
        const Entity& entity = corpus.entities[i];
        if ((row.events == 0 && row.mentions == 0) || !scope.type(entity.type)) continue;
        if (!entity.at && entity.wikidata().empty() && named[i] == 0) {
            ++out.described;
            continue;
        }
        row.entity = EntityIndex(i);
        row.id = entity.id;
        row.name = entity.name;
        row.description = entity.description;
        row.type = entity.type;
        row.at = entity.at;
        row.wide = entity.wide;
        (row.at ? out.placed : out.unplaced).push_back(std::move(row));
    }
    const auto weightier = [](const PlaceRow& a, const PlaceRow& b) {
        if (a.events != b.events) return a.events > b.events;
        if (a.mentions != b.mentions) return a.mentions > b.mentions;
        return a.id < b.id;
    };
    std::sort(out.placed.begin(), out.placed.end(), weightier);
    std::sort(out.unplaced.begin(), out.unplaced.end(), weightier);
    return out;
}

std::vector<LinkGroup::Row> events_at(const Corpus& corpus, const Filter& filter, EntityIndex place, std::size_t limit) {
    Filter there = filter;
    const std::string& id = corpus.entities[place.at()].id;
    if (std::find(there.entities.begin(), there.entities.end(), id) == there.entities.end()) there.entities.push_back(id);
    std::vector<Venue> events = venues(resolve(corpus, there, TextIn::rows));
    std::erase_if(events, [&](const Venue& venue) { return venue.place != place; });
    std::stable_sort(events.begin(), events.end(), [](const Venue& a, const Venue& b) { return earlier(a.proof, b.proof); });
    if (events.size() > limit) events.resize(limit);
    std::vector<LinkGroup::Row> rows;
    for (const Venue& venue : events) rows.push_back({venue.proof, evidence_row(corpus, venue.proof.place)});
    return rows;
}

}  // namespace dragoman
