#pragma once
// Who met, backed, accused whom: entities as nodes, what happened between two of them as links.
#include <string>
#include <vector>

#include "core/query/evidence.h"
#include "core/query/happenings.h"
#include "core/query/relation.h"

namespace dragoman {

/// Words that prove a link.
struct LinkProof {
    Place place;
    EventIndex event;  ///< None: the two are only named in one sentence.
    EventType type = EventType::statement;
    EventStatus status = EventStatus::occurred;
    bool negative = false;
    std::optional<DateInterval> when;
    bool assumed = false;      ///< The text gives no time: the article's date stands in for it.
    float score = 0.f;
    HappeningKey happening;

    /// It took place, or is said to; not planned, refused or denied.
    bool took_place() const { return !negative && (status == EventStatus::occurred || status == EventStatus::ongoing); }
};

LinkProof event_proof(const Document& doc, DocumentIndex document, EventIndex event, const Happenings& happenings);
/// By day; what has none comes last.
bool earlier(const LinkProof& a, const LinkProof& b);

/// "3 times, 1 of them planned or denied only"; sentences are counted as such.
std::string count_words(Relation relation, std::uint32_t count, std::uint32_t took_place);

/// Two entities and one relation. `from` does it; where the relation has no direction, `from` < `to`.
struct NetworkLink {
    EntityIndex from, to;
    Relation relation = Relation::met;
    std::uint32_t count = 0;         ///< Happenings, not reports of them; sentences for Relation::named.
    std::uint32_t took_place = 0;    ///< Of those.
    std::optional<DateInterval> first, last;
    std::uint32_t first_proof = 0, last_proof = 0;  ///< Half-open, into Network::proofs.

    /// Drawn dashed: nothing of it is known to have taken place.
    bool weak() const { return took_place == 0; }
};

struct NetworkNode {
    EntityIndex entity;
    std::uint32_t weight = 0;  ///< Happenings that it has part in.
    std::uint32_t named = 0;   ///< Sentences that name it with another; only where those are asked for.
};

struct Network {
    std::vector<NetworkNode> nodes;   ///< Heaviest first, then by id.
    std::vector<NetworkLink> links;   ///< By from, to, relation.
    std::vector<LinkProof> proofs;    ///< By link, then by time.
    std::size_t size() const { return links.size(); }
};

/// With `named_together` those who are named in one sentence are linked too. A chosen entity keeps itself, those it has links with and
/// the links among them.
/// Cost: linear in the events (and mentions) of the articles in scope, n log n in the links' proofs.
Network network(const Corpus& corpus, const Filter& filter, bool named_together = false);

/// Relations that some event of the corpus with two parties has: those that a legend tells of, whatever the filter leaves.
void present_relations(const Corpus& corpus, bool (&present)[relation_count]);

/// Everything between two entities, told from the first one's side.
struct LinkGroup {
    Relation relation = Relation::met;
    bool from_first = true;  ///< The first does it; else the second.
    std::uint32_t count = 0, took_place = 0;
    std::optional<DateInterval> first, last;
    struct Row {
        LinkProof proof;
        EvidenceRow words;
    };
    std::vector<Row> rows;  ///< By time.
};
/// `limit`: rows a group at most; the counts stay whole.
std::vector<LinkGroup> link_groups(const Corpus& corpus, const Filter& filter, EntityIndex first, EntityIndex second, std::size_t limit = 60);

}  // namespace dragoman
