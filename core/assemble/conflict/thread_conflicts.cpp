#include <algorithm>

#include "core/assemble/conflict/finders.h"
#include "core/base/date_words.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

bool off(EventStatus s) { return s == EventStatus::postponed || s == EventStatus::cancelled; }

class ThreadConflicts {
public:
    ThreadConflicts(const ClaimContext& context, const Thread& thread, Conflicts& found) : context_(context), thread_(thread), found_(found) {}

    void find() {
        headline_against_body();
        superseded();
        attendance();
        days();
        places();
    }

private:
    const Event& event(const ThreadStep& step) const { return context_.event(step); }
    bool copied(const ThreadStep& step) const { return context_.copy[step.place.document.at()] != 0; }
    static std::string status(const ThreadStep& step) { return std::string(name_of(step.status)); }
    static Claim claim(const ThreadStep& step, std::string says) { return {step.place, step.source, std::move(says)}; }
    static bool same_voice(const ThreadStep& a, const ThreadStep& b) { return a.place.document == b.place.document && a.source == b.source; }

    void add(ConflictKind kind, const std::string& key, std::string note, std::vector<Claim> claims, Provenance why) {
        found_.push_back(conflict_of(key + ":" + thread_.id, kind, std::move(note), std::move(claims), why));
    }

    /// The headline says another state than the text under it.
    void headline_against_body() {
        for (const ThreadStep& head : thread_.history) {
            if (!context_.in_title(head) || copied(head)) continue;
            std::vector<Claim> claims = {claim(head, status(head))};
            EventStatus other = head.status;
            for (const ThreadStep& body : thread_.history) {
                if (body.place.document != head.place.document || context_.in_title(body)) continue;
                const bool clash = (head.status == EventStatus::cancelled && body.status == EventStatus::postponed) ||
                                   (head.status == EventStatus::postponed && body.status == EventStatus::cancelled) ||
                                   (head.status == EventStatus::occurred && event(head).type == EventType::consult && off(body.status));
                if (!clash) continue;
                other = body.status;
                claims.push_back(claim(body, status(body)));
            }
            if (claims.size() < 2) continue;
            add(ConflictKind::headline_body, "headline-" + context_.document(head.place.document).id,
                "The headline has “" + thread_.label + "” " + status(head) + "; the text under it says " + std::string(name_of(other)) + ".",
                std::move(claims), {"headline-body", 0.7f});
            return;
        }
    }

    /// An earlier report tells it as coming, a later one as put off; each voice that says so is a claim.
    void superseded() {
        const ThreadStep* before = nullptr;
        std::vector<const ThreadStep*> after;
        for (const ThreadStep& later : thread_.history) {
            if (!off(later.status) || copied(later) || context_.in_title(later)) continue;
            if (!after.empty()) {
                const bool heard = std::any_of(after.begin(), after.end(), [&](const ThreadStep* step) { return same_voice(*step, later); });
                if (!heard) after.push_back(&later);
                continue;
            }
            for (const ThreadStep& earlier : thread_.history) {
                if (earlier.status != EventStatus::planned || earlier.place.document == later.place.document || copied(earlier)) continue;
                if (!earlier.claim_time || !later.claim_time || middle(*later.claim_time) < middle(*earlier.claim_time)) continue;
                if (event(earlier).type != EventType::consult && event(earlier).type != event(later).type) continue;
                if (before && context_.in_title(earlier)) continue;
                if (!before || context_.in_title(*before)) before = &earlier;
                after = {&later};
            }
        }
        if (!before) return;
        std::vector<Claim> claims = {claim(*before, status(*before))};
        for (const ThreadStep* step : after) claims.push_back(claim(*step, status(*step)));
        add(ConflictKind::superseded, "superseded",
            "An earlier report has “" + thread_.label + "” planned; a later one has it " + status(*after.front()) + ".", std::move(claims), {"superseded", 0.7f});
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
    void attendance() {
        if (!one_of(thread_.type, {EventType::consult, EventType::request, EventType::reject})) return;
        std::vector<Claim> yes, no;
        std::vector<std::string> comes, stays;
        for (const ThreadStep& step : thread_.history) {
            if (copied(step) || context_.in_title(step)) continue;
            const Event& e = event(step);
            if (e.actors.empty()) continue;
            const EntityIndex actor = context_.corpus.entity(step.place.document, e.actors.front());
            if (!actor) continue;
            const std::string name = context_.name(actor, "");
            if (step.status == EventStatus::planned && one_of(e.lemma, {"attend", "participate", "take", "join", "agree", "visit"})) {
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
        add(same ? ConflictKind::contradiction : ConflictKind::positions, "attendance",
            "Over the same meeting: " + comes.front() + " is said to attend, " + stays.front() + " not.", std::move(claims), {"attendance", 0.6f});
    }

    /// Two articles that tell of the same thing in the same state.
    bool comparable(const ThreadStep& a, const ThreadStep& b) const {
        return a.place.document < b.place.document && !copied(a) && !copied(b) && a.status == b.status && event(a).lemma == event(b).lemma;
    }
    template <class Clash>
    bool any_pair(Clash clash) const {
        for (const ThreadStep& a : thread_.history) {
            for (const ThreadStep& b : thread_.history) {
                if (comparable(a, b) && clash(a, b)) return true;
            }
        }
        return false;
    }

    /// Reports that give one plan different days.
    void days() {
        any_pair([&](const ThreadStep& a, const ThreadStep& b) {
            if (a.status != EventStatus::planned || !a.event_time || !b.event_time) return false;
            if (a.event_time->length() > 31 || b.event_time->length() > 31 || intersect(*a.event_time, *b.event_time)) return false;
            add(ConflictKind::contradiction, "day", "Two reports name different days for “" + thread_.label + "”: " + interval_words(*a.event_time) + " and " + interval_words(*b.event_time) + ".",
                {claim(a, interval_words(*a.event_time)), claim(b, interval_words(*b.event_time))}, {"day-against-day", 0.6f});
            return true;
        });
    }

    /// Reports that have it in different towns, of different countries (a suburb is no other place).
    void places() {
        any_pair([&](const ThreadStep& a, const ThreadStep& b) {
            const EntityIndex here = context_.corpus.entity(a.place.document, event(a).place), there = context_.corpus.entity(b.place.document, event(b).place);
            if (!here || !there || here == there || context_.parties.party(here) == context_.parties.party(there)) return false;
            // A day that both name, or it may be two rounds of the same talks.
            if (!a.event_time || !b.event_time || a.event_time->length() > 7 || b.event_time->length() > 7 || !intersect(*a.event_time, *b.event_time)) return false;
            const std::string first = context_.name(here, ""), second = context_.name(there, "");
            add(ConflictKind::contradiction, "place", "Two reports have “" + thread_.label + "” in different places: " + first + " and " + second + ".",
                {claim(a, first), claim(b, second)}, {"place-against-place", 0.5f});
            return true;
        });
    }

    const ClaimContext& context_;
    const Thread& thread_;
    Conflicts& found_;
};

}  // namespace

void conflicts_of_thread(const ClaimContext& context, const Thread& thread, Conflicts& found) { ThreadConflicts(context, thread, found).find(); }

}  // namespace dragoman
