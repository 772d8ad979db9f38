#pragma once
// Agreements, conflicts and stories as rows.
#include <string>
#include <vector>

#include "core/query/evidence.h"

namespace dragoman {

/// A later report on a term.
struct EchoRow {
    std::string what;  ///< "put off", "doubted", "another day: 1 May 2021"
    std::string source_name;  ///< Who says so; the outlet where the article does.
    std::optional<DateInterval> claim_time;
    EvidenceRow words;
    bool good = false;  ///< Kept, or under way.
};

/// How a deadline lies to the newest article: the last that is known, as nothing here reads the clock.
enum class Due : std::uint8_t { none, later, near, passed, kept };

struct TermRow {
    std::string party, counterparty, obligation, deadline_text;
    EntityIndex party_entity;
    std::optional<DateInterval> deadline;
    Due due = Due::none;
    std::string due_words;  ///< "17 days left", "passed"; empty where it is far ahead.
    std::vector<EvidenceRow> evidence;
    std::vector<EchoRow> later;  ///< By the day of saying.
    Provenance why;
};

struct AgreementRow {
    std::size_t agreement = 0;
    std::string id, name, place, parties;
    EntityIndex entity;
    std::optional<DateInterval> date;
    std::vector<TermRow> terms;
    std::vector<EvidenceRow> evidence;
    Provenance why;
};

struct ClaimRow {
    EvidenceRow words;
    EntityIndex source;
    std::string source_name;  ///< Who says so; the outlet where the article does.
    std::string says;
};

struct ConflictRow {
    std::size_t conflict = 0;
    std::string id, note;
    ConflictKind kind = ConflictKind::contradiction;
    std::vector<ClaimRow> claims;
    std::uint32_t sources = 0;  ///< Different ones among the claims.
    Provenance why;
};

struct StoryDocument {
    DocumentIndex document;
    std::string id, title, outlet;
    std::optional<DateInterval> date;
    DateBasis basis = DateBasis::none;
    bool near_duplicate = false;
};

struct StoryRow {
    std::size_t story = 0;
    std::string id, label;
    std::vector<StoryDocument> documents;  ///< By date.
    std::optional<DateInterval> extent;
    Provenance why;
};

/// Against which deadlines are held. Of an article whose day is known by the month alone, the month's first; of one known by less, nothing.
std::optional<Date> newest_day(const Corpus& corpus);
std::vector<AgreementRow> agreement_rows(const Corpus& corpus, const Filter& filter);
std::vector<ConflictRow> conflict_rows(const Corpus& corpus, const Filter& filter);
/// Largest first; a story of one article comes last.
std::vector<StoryRow> story_rows(const Corpus& corpus, const Filter& filter);

}  // namespace dragoman
