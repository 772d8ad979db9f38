#include "core/assemble/conflict/conflict_finder.h"

#include <algorithm>
#include <map>

namespace dragoman {
namespace {

constexpr std::size_t max_claims = 4;

std::int32_t middle(DateInterval when) { return (when.earliest.days + when.latest.days) / 2; }

struct Finder {
    const Corpus& corpus;
    std::vector<bool> copy;  ///< Documents that repeat another one.
    std::vector<Conflict> found;

    const Event& event(const ThreadStep& step) const { return corpus.documents[step.place.document.at()].events[step.event.at()]; }
    bool in_title(const ThreadStep& step) const {
        const Document& doc = corpus.documents[step.place.document.at()];
        const Sentence& sentence = doc.sentences[event(step).sentence.at()];
        return sentence.block && doc.blocks[sentence.block.at()].role == BlockRole::title;
    }
    std::string who(EntityIndex entity, const char* otherwise) const { return entity ? corpus.entities[entity.at()].name : std::string(otherwise); }
    Claim claim(const ThreadStep& step, std::string says) const { return {step.place, step.source, std::move(says)}; }
    static std::string status(const ThreadStep& step) { return std::string(name_of(step.status)); }
    static bool off(EventStatus s) { return s == EventStatus::postponed || s == EventStatus::cancelled; }
    static bool on(EventStatus s) { return s == EventStatus::planned || s == EventStatus::ongoing || s == EventStatus::occurred; }

    void add(ConflictKind kind, const Thread& thread, std::string_view key, std::string note, std::vector<Claim> claims, Provenance why) {
        Conflict conflict;
        conflict.id = "conflict:" + std::string(key) + ":" + thread.id;
        conflict.kind = kind;
        conflict.note = std::move(note);
        if (claims.size() > max_claims) claims.resize(max_claims);
        conflict.claims = std::move(claims);
        conflict.why = why;
        found.push_back(std::move(conflict));
    }

    /// The headline says another state than the text under it.
    void headline_against_body(const Thread& thread) {
        for (const ThreadStep& head : thread.history) {
            if (!in_title(head) || copy[head.place.document.at()]) continue;
            std::vector<Claim> claims = {claim(head, status(head))};
            EventStatus other = head.status;
            for (const ThreadStep& body : thread.history) {
                if (body.place.document != head.place.document || in_title(body)) continue;
                const bool clash = (head.status == EventStatus::cancelled && body.status == EventStatus::postponed) ||
                                   (head.status == EventStatus::postponed && body.status == EventStatus::cancelled) ||
                                   (head.status == EventStatus::occurred && event(head).type == EventType::consult && off(body.status));
                if (!clash) continue;
                other = body.status;
                claims.push_back(claim(body, status(body)));
            }
            if (claims.size() < 2) continue;
            add(ConflictKind::headline_body, thread, "headline-" + corpus.documents[head.place.document.at()].id,
                "The headline has \"" + thread.label + "\" " + status(head) + "; the text under it says " + std::string(name_of(other)) + ".",
                std::move(claims), {"headline-body", 0.7f});
            return;
        }
    }

    /// An earlier report tells it as coming, a later one as put off.
    void superseded(const Thread& thread) {
        const ThreadStep* before = nullptr;
        const ThreadStep* after = nullptr;
        for (const ThreadStep& later : thread.history) {
            if (!off(later.status) || copy[later.place.document.at()] || in_title(later)) continue;
            for (const ThreadStep& earlier : thread.history) {
                if (earlier.status != EventStatus::planned || earlier.place.document == later.place.document || copy[earlier.place.document.at()]) continue;
                if (!earlier.claim_time || !later.claim_time || middle(*later.claim_time) < middle(*earlier.claim_time)) continue;
                if (event(earlier).type != EventType::consult && event(earlier).type != event(later).type) continue;
                if (before && in_title(earlier)) continue;
                if (!before || in_title(*before)) before = &earlier;
                after = &later;
            }
            if (after) break;
        }
        if (!before || !after) return;
        add(ConflictKind::superseded, thread, "superseded",
            "An earlier report has \"" + thread.label + "\" planned; a later one has it " + status(*after) + ".",
            {claim(*before, status(*before)), claim(*after, status(*after))}, {"superseded", 0.7f});
    }

    /// A party's latest word is its claim.
    static void one_each(std::vector<std::string>& names, std::vector<Claim>& claims, const std::string& name, Claim claim) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) {
            claims[static_cast<std::size_t>(at - names.begin())] = std::move(claim);
            return;
        }
        names.push_back(name);
        claims.push_back(std::move(claim));
    }

    /// Over one meeting: this party comes, that party stays away.
    void attendance(const Thread& thread) {
        if (thread.type != EventType::consult && thread.type != EventType::request && thread.type != EventType::reject) return;
        std::vector<Claim> yes, no;
        std::vector<std::string> comes, stays;
        for (const ThreadStep& step : thread.history) {
            if (copy[step.place.document.at()] || in_title(step)) continue;
            const Event& e = event(step);
            if (e.actors.empty()) continue;
            const EntityIndex actor = corpus.entity(step.place.document, e.actors.front());
            if (!actor) continue;
            const std::string& name = corpus.entities[actor.at()].name;
            const bool attends = e.lemma == "attend" || e.lemma == "participate" || e.lemma == "take" || e.lemma == "join" || e.lemma == "agree" || e.lemma == "visit";
            if (step.status == EventStatus::planned && attends) {
                one_each(comes, yes, name, claim(step, name + " attends"));
            } else if (step.status == EventStatus::declined) {
                one_each(stays, no, name, claim(step, name + " does not attend"));
            }
        }
        if (yes.empty() || no.empty()) return;
        const bool same = std::any_of(comes.begin(), comes.end(), [&](const std::string& c) { return std::find(stays.begin(), stays.end(), c) != stays.end(); });
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < 2; ++i) {
            if (i < yes.size()) claims.push_back(yes[i]);
            if (i < no.size()) claims.push_back(no[i]);
        }
        add(same ? ConflictKind::contradiction : ConflictKind::positions, thread, "attendance",
            "Over the same meeting: " + comes.front() + " is said to attend, " + stays.front() + " not.", std::move(claims), {"attendance", 0.6f});
    }

    /// Reports that give one plan different days.
    void days(const Thread& thread) {
        for (const ThreadStep& a : thread.history) {
            if (!a.event_time || a.event_time->length() > 31 || copy[a.place.document.at()] || !on(a.status)) continue;
            for (const ThreadStep& b : thread.history) {
                if (!(a.place.document < b.place.document) || !b.event_time || b.event_time->length() > 31 || copy[b.place.document.at()]) continue;
                if (b.status != a.status || intersect(*a.event_time, *b.event_time)) continue;
                if (event(a).lemma != event(b).lemma || a.status != EventStatus::planned) continue;
                add(ConflictKind::contradiction, thread, "day", "Two reports name different days for \"" + thread.label + "\": " + iso(*a.event_time) + " and " + iso(*b.event_time) + ".",
                    {claim(a, iso(*a.event_time)), claim(b, iso(*b.event_time))}, {"day-against-day", 0.6f});
                return;
            }
        }
    }

    /// "Moscow rejected the allegations of arms supplies": the accusation and its denial.
    void accusations() {
        for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
            if (copy[d]) continue;
            const Document& doc = corpus.documents[d];
            for (std::size_t i = 0; i < doc.events.size(); ++i) {
                const Event& accusation = doc.events[i];
                if (accusation.type != EventType::accuse) continue;
                if (accusation.lemma != "allegation" && accusation.lemma != "accusation" && accusation.lemma != "accuse" && accusation.lemma != "charge" && accusation.lemma != "allege") continue;
                for (std::size_t k = i >= 2 ? i - 2 : 0; k < doc.events.size() && k <= i + 2; ++k) {
                    const Event& denial = doc.events[k];
                    const bool denies = denial.type == EventType::reject || denial.status == EventStatus::denied;
                    if (k == i || !denies || denial.actors.empty()) continue;
                    const int apart = std::abs(denial.sentence.value - accusation.sentence.value);
                    if (apart > 1) continue;
                    const auto one_of = [](const std::vector<ChainIndex>& list, ChainIndex c) { return std::find(list.begin(), list.end(), c) != list.end(); };
                    // The accused denies, not the accuser.
                    const bool accuser = one_of(accusation.actors, denial.actors.front());
                    const bool accused = one_of(accusation.recipients, denial.actors.front());
                    if (accuser || (apart == 1 && !accused)) continue;
                    const EntityIndex by = accusation.actors.empty() ? EntityIndex() : corpus.entity(DocumentIndex(d), accusation.actors.front());
                    const EntityIndex denier = corpus.entity(DocumentIndex(d), denial.actors.front());
                    Conflict conflict;
                    conflict.id = "conflict:denial:" + doc.id + ":" + std::to_string(accusation.trigger.begin);
                    conflict.kind = ConflictKind::accusation_denial;
                    conflict.note = who(by, "Somebody") + " accuses; " + who(denier, "the accused") + " denies it.";
                    const auto words = [](const Event& e) { return e.clause.size() > 0 && e.clause.size() < 320 ? e.clause : e.trigger; };
                    conflict.claims = {{{DocumentIndex(d), words(accusation)}, by, "accuses"}, {{DocumentIndex(d), words(denial)}, denier, "denies"}};
                    conflict.why = {"accusation-denial", 0.6f};
                    found.push_back(std::move(conflict));
                    break;
                }
            }
        }
    }
};

}  // namespace

std::vector<Conflict> find_conflicts(const Corpus& corpus, const Resources&) {
    Finder finder{corpus, std::vector<bool>(corpus.documents.size(), false), {}};
    for (const Story& story : corpus.stories) {
        for (const DocumentIndex d : story.near_duplicates) finder.copy[d.at()] = true;
    }
    for (const Thread& thread : corpus.threads) {
        if (thread.history.size() < 2) continue;
        finder.headline_against_body(thread);
        finder.superseded(thread);
        finder.attendance(thread);
        finder.days(thread);
    }
    finder.accusations();
    std::stable_sort(finder.found.begin(), finder.found.end(), [](const Conflict& a, const Conflict& b) { return a.id < b.id; });
    return std::move(finder.found);
}

}  // namespace dragoman
