#pragma once
// The value types across articles. Immutable once assembled; the front end reads a shared snapshot.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/geo_point.h"
#include "core/document/document.h"

namespace dragoman {

/// A place in the corpus: every fact across articles rests on some.
struct Place {
    DocumentIndex document;
    Span span;
};

struct Role {
    std::string text;  ///< "foreign minister"
    EntityIndex of;
    std::optional<DateInterval> held;  ///< From the knowledge base, where dated; to year 9999: still held.
    std::vector<Place> evidence;       ///< Empty for a role that only the knowledge base knows.
};

struct Alias {
    std::string text;
    std::uint32_t count = 0;
};

/// One real-world thing across all documents.
struct Entity {
    std::string id;  ///< "wd:Q58217", else "nil:" + slug: named by content, never by order.
    std::string name;
    EntityType type = EntityType::person;
    std::string description;  ///< From the knowledge base.
    std::vector<Alias> aliases;  ///< Surface forms met, most frequent first; none where all mentions are `name`.
    std::vector<Role> roles;
    Few<DocumentIndex> documents;  ///< Ascending.
    std::uint32_t mention_count = 0;
    std::optional<GeoPoint> at;  ///< Of a place, from the knowledge base.
    bool wide = false;           ///< A country, region or sea: `at` is about its middle.
    Provenance why;  ///< How its chains came together.

    std::string_view wikidata() const { return id.starts_with("wd:") ? std::string_view(id).substr(3) : std::string_view(); }  ///< Empty: not linked.
};

struct ThreadStep {
    Place place;
    EventIndex event;  ///< In its document; none where the step is a speech or a headline.
    EventStatus status = EventStatus::planned;
    std::optional<DateInterval> event_time;  ///< When it is to happen.
    std::optional<DateInterval> claim_time;  ///< When it was said.
    EntityIndex source;                      ///< Who says so; none: the article.
    Provenance why;                          ///< Why it was joined.
};

/// One happening followed across documents and time.
struct Thread {
    std::string id;
    std::string label;
    EventType type = EventType::consult;
    std::vector<EntityIndex> participants;
    EntityIndex place;
    std::optional<DateInterval> scheduled;
    std::vector<ThreadStep> history;  ///< By claim time, then by document order.
    Provenance why;
};

/// What a later report says of a term: that it is kept, put off or refused, that it will hardly be kept, or another day for it.
struct TermEcho {
    Place place;
    Label kind;  ///< "kept", "under way", "put off", "refused", "doubted", "warned", "deadline"
    std::optional<DateInterval> deadline;    ///< The other day, for "deadline".
    std::optional<DateInterval> claim_time;  ///< When it was said.
    EntityIndex source;  ///< Who says so; none: the article.
    Provenance why;
};

struct Term {
    EntityIndex party, counterparty;
    std::string obligation;
    std::optional<DateInterval> deadline;
    std::string deadline_text;
    std::vector<Place> evidence;
    std::vector<TermEcho> later;  ///< By the day of saying.
    Provenance why;
};

/// Between parties, or the commitment of one.
struct Agreement {
    std::string id;
    EntityIndex entity;  ///< Its LAW entity: its name's, else that of "the accord". None for a commitment.
    std::string name;
    std::optional<DateInterval> date;
    EntityIndex place;
    std::vector<EntityIndex> parties;
    std::vector<Term> terms;
    std::vector<Place> evidence;
    Provenance why;
};

struct Story {
    std::string id;
    std::string label;
    std::vector<DocumentIndex> documents;
    std::vector<DocumentIndex> near_duplicates;
    Provenance why;
};

/// A statement as one article tells it.
struct StatementVersion {
    DocumentIndex document;
    QuotationIndex quotation;  ///< Its first piece.
};

/// What somebody said once and several articles tell, each in its own words.
struct Statement {
    std::string id;
    EntityIndex speaker;  ///< None where the articles name different ones, or nobody.
    std::vector<StatementVersion> versions;  ///< By date, those without one last; of two articles at least.
    Provenance why;
};

struct Claim {
    Place place;
    EntityIndex source;
    std::string says;  ///< The value claimed: "cancelled", "2018-09-04".
};

struct Conflict {
    std::string id;
    ConflictKind kind = ConflictKind::contradiction;
    std::string note;  ///< One line of explanation.
    std::vector<Claim> claims;
    Provenance why;
};

/// What the knowledge base calls an entry that some chain was, or could have been, linked to: so that
/// whoever reads the corpus needs no tables.
struct KnownEntry {
    KbIndex entry;
    std::string name;
    std::string description;
};

struct TextIndex;

struct Corpus {
    std::vector<Document> documents;
    std::vector<Entity> entities;
    std::vector<std::vector<EntityIndex>> entity_of;  ///< [document][chain]
    std::vector<Thread> threads;
    std::vector<Agreement> agreements;
    std::vector<Story> stories;
    std::vector<Statement> statements;
    std::vector<Conflict> conflicts;
    std::vector<KnownEntry> known;  ///< By entry; every candidate of every chain.
    std::shared_ptr<const TextIndex> text_index;  ///< Of `documents`, made by who wants them searched; null: made for each search.

    /// Null where no chain has it among its candidates. O(log known).
    const KnownEntry* known_entry(KbIndex entry) const {
        const auto at = std::lower_bound(known.begin(), known.end(), entry,
                                         [](const KnownEntry& k, KbIndex e) { return k.entry.value < e.value; });
        return at != known.end() && at->entry == entry ? &*at : nullptr;
    }
    EntityIndex entity(DocumentIndex document, ChainIndex chain) const {
        return chain ? entity_of[document.at()][chain.at()] : EntityIndex();
    }
};

}  // namespace dragoman
