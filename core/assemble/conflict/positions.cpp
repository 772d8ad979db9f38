#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/assemble/conflict/finders.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::int32_t same_days = 90;  // a hope and a doubt further apart are of two situations

constexpr std::size_t judgements_compared = 64;      // judgements of one party, thread or story, by day, that are compared

/// Talks, truces and deals are stages of one settlement: who wants the one is no opponent of the other.
bool of_settlement(Family family) {
    return one_of(family, {Family::talks, Family::call, Family::deal, Family::offer, Family::ceasefire});
}

class Positions {
public:
    Positions(const ClaimContext& context, const std::vector<Appraisal>& appraisals, Conflicts& found) : context_(context), found_(found), all_(appraisals) {}

    void find() {
        over_parties(Question::legitimacy);
        over_parties(Question::willingness);
        hopes_and_doubts();
        plans_and_doubts();
    }

private:
    std::int32_t day(const Appraisal& a) const { return day_of(context_.document(a.place.document)); }

    bool other_voice(const Appraisal& a, const Appraisal& b) const {
        if (a.holder && b.holder) return context_.parties.party(a.holder) != context_.parties.party(b.holder);
        return a.place.document != b.place.document || a.holder != b.holder || a.holder_words != b.holder_words;
    }
    bool same_topic(const Appraisal& a, const Appraisal& b) const {
        if (a.topic.thread >= 0 && a.topic.thread == b.topic.thread) return true;
        const bool alike = a.topic.family == b.topic.family || (of_settlement(a.topic.family) && of_settlement(b.topic.family));
        if (!alike) return false;
        const int story = context_.story[a.place.document.at()];
        if (story >= 0 && story == context_.story[b.place.document.at()]) return true;
        // Elsewhere the talks must have a party in common besides the one that is judged.
        return a.question == Question::willingness && b.question == Question::willingness &&
               std::any_of(a.topic.parties.begin(), a.topic.parties.end(), [&](std::int32_t party) {
                   return party != a.target && std::find(b.topic.parties.begin(), b.topic.parties.end(), party) != b.topic.parties.end();
               });
    }
    bool clash(const Appraisal& a, const Appraisal& b) const {
        if (a.favourable == b.favourable || !other_voice(a, b)) return false;
        if (a.question == Question::legitimacy) return true;
        return std::abs(day(a) - day(b)) <= same_days && same_topic(a, b);
    }

    Claim claim(const Appraisal& a) const { return {a.place, a.holder, std::string(text_of(context_.document(a.place.document), a.word))}; }

    /// The two poles by turns, so that the first four claims show both.
    std::vector<Claim> by_turns(const std::vector<const Appraisal*>& yes, const std::vector<const Appraisal*>& no) const {
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < std::max(yes.size(), no.size()); ++i) {
            if (i < yes.size()) claims.push_back(claim(*yes[i]));
            if (i < no.size()) claims.push_back(claim(*no[i]));
        }
        return claims;
    }

    /// Of those who stand for the judged party, the best name of it: the government for its lawfulness, the state for its will.
    EntityIndex named(const std::vector<const Appraisal*>& yes, const std::vector<const Appraisal*>& no, EntityType best) const {
        for (const bool known : {true, false}) {
            for (const std::vector<const Appraisal*>* side : {&yes, &no}) {
                for (const Appraisal* a : *side) {
                    const Entity& entity = context_.corpus.entities[a->target_entity.at()];
                    if (entity.type == best && entity.wikidata().empty() != known) return a->target_entity;
                }
            }
        }
        return yes.front()->target_entity;
    }

    /// One conflict a judged party: all that others contradict.
    void over_parties(Question question) {
        std::map<std::int32_t, std::vector<const Appraisal*>> by_party;
        for (const Appraisal& a : all_) {
            if (a.question == question) by_party[a.target].push_back(&a);
        }
        for (auto& entry : by_party) {
            std::vector<const Appraisal*>& members = entry.second;
            std::stable_sort(members.begin(), members.end(), [&](const Appraisal* a, const Appraisal* b) { return day(*a) < day(*b); });
            std::vector<const Appraisal*> yes, no;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const std::size_t from = i > judgements_compared ? i - judgements_compared : 0, to = std::min(members.size(), i + judgements_compared);
                const bool opposed = std::any_of(members.begin() + static_cast<std::ptrdiff_t>(from), members.begin() + static_cast<std::ptrdiff_t>(to),
                                                 [&](const Appraisal* other) { return clash(*members[i], *other); });
                if (opposed) (members[i]->favourable ? yes : no).push_back(members[i]);
            }
            if (yes.empty() || no.empty()) continue;
            const bool lawful = question == Question::legitimacy;
            const EntityIndex party = named(yes, no, lawful ? EntityType::org : EntityType::gpe);
            found_.push_back(conflict_of((lawful ? "legitimacy:" : "willingness:") + context_.corpus.entities[party.at()].id, ConflictKind::positions,
                                         "Whether " + context_.name(party, "it") + (lawful ? " is lawful" : " is willing") + ": one side says so, another denies it.",
                                         by_turns(yes, no), {lawful ? Label("legitimacy") : Label("willingness"), 0.5f}));
        }
    }

    std::string topic_name(const Appraisal& a) const {
        if (a.topic.thread >= 0) return context_.corpus.threads[static_cast<std::size_t>(a.topic.thread)].label;
        return std::string(text_of(context_.document(a.place.document), a.word));
    }

    /// Doubt comes as a judgement of prospects, or as unwillingness of a party that is needed.
    void hopes_and_doubts() {
        std::map<int, std::vector<std::size_t>> by_thread, by_story;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].question == Question::legitimacy) continue;
            if (all_[i].topic.thread >= 0) by_thread[all_[i].topic.thread].push_back(i);
            if (const int story = context_.story[all_[i].place.document.at()]; story >= 0) by_story[story].push_back(i);
        }
        std::vector<char> used(all_.size(), 0);
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const Appraisal& hope = all_[i];
            if (used[i] || hope.question != Question::prospects || !hope.favourable) continue;
            std::vector<std::size_t> near;
            if (const auto at = by_thread.find(hope.topic.thread); at != by_thread.end()) near = at->second;
            if (const auto at = by_story.find(context_.story[hope.place.document.at()]); at != by_story.end()) near.insert(near.end(), at->second.begin(), at->second.end());
            std::sort(near.begin(), near.end());
            near.erase(std::unique(near.begin(), near.end()), near.end());
            if (near.size() > judgements_compared) near.resize(judgements_compared);
            std::vector<const Appraisal*> yes = {&hope}, no;
            for (const std::size_t k : near) {
                const Appraisal& other = all_[k];
                if (!other.favourable) {
                    if (clash(hope, other)) no.push_back(&other);
                } else if (k > i && !used[k] && other.question == Question::prospects && hope.topic.thread >= 0 && other.topic.thread == hope.topic.thread && other_voice(hope, other)) {
                    yes.push_back(&other);
                    used[k] = 1;
                }
            }
            if (no.empty()) continue;
            found_.push_back(conflict_of("prospects:" + context_.document(hope.place.document).id + ":" + std::to_string(hope.place.span.begin), ConflictKind::positions,
                                         "What may come of “" + topic_name(hope) + "”: one side hopes, another doubts.", by_turns(yes, no), {"hope-and-doubt", 0.45f}));
        }
    }

    /// A plan, and somebody else who calls it premature or unlikely.
    void plans_and_doubts() {
        for (const Appraisal& doubt : all_) {
            if (doubt.question != Question::prospects || doubt.favourable || !doubt.holder) continue;
            const int about = doubt.topic.thread >= 0 ? doubt.topic.thread : context_.only_thread(doubt.place.document, doubt.topic.family);
            if (about < 0) continue;
            const Thread& thread = context_.corpus.threads[static_cast<std::size_t>(about)];
            std::vector<Claim> claims;
            for (const ThreadStep& step : thread.history) {
                if (!one_of(step.status, {EventStatus::planned, EventStatus::conditional})) continue;
                if (context_.copy[step.place.document.at()] || context_.in_title(step)) continue;
                if (step.source == doubt.holder || (step.place.document == doubt.place.document && step.place.span.overlaps(doubt.place.span))) continue;
                if (std::abs(day_of(context_.document(step.place.document)) - day(doubt)) > same_days) continue;
                claims.push_back({step.place, step.source, std::string(name_of(step.status))});
            }
            if (claims.empty()) continue;
            if (claims.size() > 3) claims.resize(3);
            claims.insert(claims.begin() + 1, claim(doubt));
            found_.push_back(conflict_of("doubt:" + context_.document(doubt.place.document).id + ":" + std::to_string(doubt.place.span.begin), ConflictKind::positions,
                                         "“" + thread.label + "” is planned; " + context_.name(doubt.holder, "") + " doubts it.", std::move(claims), {"plan-and-doubt", 0.5f}));
        }
    }

    const ClaimContext& context_;
    Conflicts& found_;
    const std::vector<Appraisal>& all_;
};

}  // namespace

void conflicts_of_position(const ClaimContext& context, const std::vector<Appraisal>& appraisals, Conflicts& found) {
    Positions(context, appraisals, found).find();
}

}  // namespace dragoman
