#include "core/query/ledger_rows.h"

#include <algorithm>

#include "core/query/wording.h"

namespace dragoman {
namespace {

std::vector<EvidenceRow> evidence_rows(const Corpus& corpus, const std::vector<Place>& places) {
    std::vector<EvidenceRow> rows;
    rows.reserve(places.size());
    for (const Place& place : places) rows.push_back(evidence_row(corpus, place));
    return rows;
}

bool any_in_scope(const Scope& scope, const std::vector<Place>& places) {
    return std::any_of(places.begin(), places.end(), [&](const Place& p) { return scope.has(p.document); });
}

/// Who says so: the speaker, else the outlet whose article it is.
std::string voice(const Corpus& corpus, EntityIndex source, const EvidenceRow& words) {
    if (source) return entity_name(corpus, source);
    return words.outlet.empty() ? "The article" : words.outlet;
}

EchoRow echo_row(const Corpus& corpus, const TermEcho& echo) {
    EchoRow row;
    row.what = echo.deadline ? "another day: " + interval_words(*echo.deadline) : std::string(echo.kind.view());
    row.words = evidence_row(corpus, echo.place);
    row.source_name = voice(corpus, echo.source, row.words);
    row.claim_time = echo.claim_time;
    row.good = echo.kind == Label("kept") || echo.kind == Label("under way");
    return row;
}

constexpr int near_days = 60;

void tell_due(TermRow& term, const std::optional<Date>& newest) {
    if (!term.deadline) return;
    const bool kept = std::any_of(term.later.begin(), term.later.end(), [](const EchoRow& echo) { return echo.what == "kept"; });
    const int ahead = newest ? term.deadline->latest - *newest : near_days + 1;
    term.due = kept ? Due::kept : ahead < 0 ? Due::passed : ahead <= near_days ? Due::near : Due::later;
    if (term.due == Due::kept) term.due_words = "kept";
    if (term.due == Due::passed) term.due_words = "passed";
    if (term.due == Due::near) term.due_words = ahead == 0 ? "due that day" : counted(static_cast<std::size_t>(ahead), "day", "days") + " left";
}

AgreementRow agreement_row(const Corpus& corpus, std::size_t index, const std::optional<Date>& newest) {
    const Agreement& agreement = corpus.agreements[index];
    AgreementRow row;
    row.agreement = index;
    row.id = agreement.id;
    row.name = capitalised(agreement.name.empty() ? entity_name(corpus, agreement.entity) : agreement.name);
    row.place = entity_name(corpus, agreement.place);
    row.parties = entity_names(corpus, agreement.parties);
    row.entity = agreement.entity;
    row.date = agreement.date;
    row.evidence = evidence_rows(corpus, agreement.evidence);
    row.why = agreement.why;
    for (const Term& term : agreement.terms) {
        TermRow out;
        out.party = entity_name(corpus, term.party);
        out.party_entity = term.party;
        out.counterparty = entity_name(corpus, term.counterparty);
        out.obligation = one_line(term.obligation);
        out.deadline = term.deadline;
        out.deadline_text = term.deadline_text;
        out.evidence = evidence_rows(corpus, term.evidence);
        for (const TermEcho& echo : term.later) out.later.push_back(echo_row(corpus, echo));
        out.why = term.why;
        tell_due(out, newest);
        row.terms.push_back(std::move(out));
    }
    return row;
}

bool in_scope(const Scope& scope, const Agreement& agreement) {
    std::vector<EntityIndex> present = agreement.parties;
    present.push_back(agreement.entity);
    present.push_back(agreement.place);
    bool in_time = scope.time(agreement.date), says = false;
    const auto look = [&](std::string_view words) {
        RowFacts facts{words};
        facts.entities = &agreement.parties;
        facts.date = agreement.date;
        says = says || scope.row(facts);
    };
    look(agreement.name);
    bool any = any_in_scope(scope, agreement.evidence);
    for (const Term& term : agreement.terms) {
        present.push_back(term.party);
        present.push_back(term.counterparty);
        in_time = in_time || scope.time(term.deadline);
        look(term.obligation);
        any = any || any_in_scope(scope, term.evidence);
    }
    return any && in_time && says && scope.covers(present);
}

bool in_scope(const Scope& scope, const Conflict& conflict) {
    bool any = false, in_time = !scope.filter->interval, says = scope.row({conflict.note});
    bool names = scope.entities.empty();
    for (const Claim& claim : conflict.claims) {
        any = any || scope.has(claim.place.document);
        const Document& doc = scope.corpus->documents[claim.place.document.at()];
        in_time = in_time || scope.time(doc.published.days());
        says = says || scope.row({text_of(doc, claim.place.span), {}, claim.place.document});
        names = names || scope.names_all(claim.place.document, claim.place.span) || scope.covers({claim.source});
    }
    return any && in_time && says && names;
}

}  // namespace

std::optional<Date> newest_day(const Corpus& corpus) {
    std::optional<Date> newest;
    for (const Document& doc : corpus.documents) {
        const std::optional<DateInterval> days = doc.published.days();
        if (days && days->length() <= 62 && (!newest || *newest < days->earliest)) newest = days->earliest;
    }
    return newest;
}

std::vector<AgreementRow> agreement_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    const std::optional<Date> newest = newest_day(corpus);
    std::vector<AgreementRow> rows;
    for (std::size_t i = 0; i < corpus.agreements.size(); ++i) {
        if (in_scope(scope, corpus.agreements[i])) rows.push_back(agreement_row(corpus, i, newest));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AgreementRow& a, const AgreementRow& b) { return a.terms.size() > b.terms.size(); });
    return rows;
}

std::vector<ConflictRow> conflict_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    std::vector<ConflictRow> rows;
    for (std::size_t i = 0; i < corpus.conflicts.size(); ++i) {
        const Conflict& conflict = corpus.conflicts[i];
        if (!in_scope(scope, conflict)) continue;
        ConflictRow row;
        row.conflict = i;
        row.id = conflict.id;
        row.note = capitalised(conflict.note);
        row.kind = conflict.kind;
        row.why = conflict.why;
        std::vector<std::string> sources;
        for (const Claim& claim : conflict.claims) {
            ClaimRow out;
            out.words = evidence_row(corpus, claim.place);
            out.source = claim.source;
            out.source_name = voice(corpus, claim.source, out.words);
            out.says = claim.says;
            if (std::find(sources.begin(), sources.end(), out.source_name) == sources.end()) {
                sources.push_back(out.source_name);
            }
            row.claims.push_back(std::move(out));
        }
        row.sources = static_cast<std::uint32_t>(sources.size());
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<StoryRow> story_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter);
    std::vector<StoryRow> rows;
    for (std::size_t i = 0; i < corpus.stories.size(); ++i) {
        const Story& story = corpus.stories[i];
        StoryRow row;
        row.story = i;
        row.id = story.id;
        row.label = capitalised(story.label);
        row.why = story.why;
        const auto add = [&](DocumentIndex document, bool duplicate) {
            if (std::any_of(row.documents.begin(), row.documents.end(),
                            [&](const StoryDocument& d) { return d.document == document; })) {
                return;
            }
            const Document& doc = corpus.documents[document.at()];
            if (!scope.has(document) || !scope.time(doc.published.days())) return;
            row.documents.push_back({document, doc.id, document_title(doc), document_outlet(doc),
                                     doc.published.days(), doc.published.basis, duplicate});
        };
        for (const DocumentIndex document : story.near_duplicates) add(document, true);
        for (const DocumentIndex document : story.documents) add(document, false);
        if (row.documents.empty()) continue;
        std::stable_sort(row.documents.begin(), row.documents.end(), [](const StoryDocument& a, const StoryDocument& b) {
            if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
            return a.date && a.date->earliest < b.date->earliest;
        });
        for (const StoryDocument& doc : row.documents) {
            if (!doc.date) continue;
            if (!row.extent) row.extent = doc.date;
            row.extent->earliest = std::min(row.extent->earliest, doc.date->earliest);
            row.extent->latest = std::max(row.extent->latest, doc.date->latest);
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const StoryRow& a, const StoryRow& b) { return a.documents.size() > b.documents.size(); });
    return rows;
}

}  // namespace dragoman
