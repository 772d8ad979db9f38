#include <algorithm>
#include <map>

#include "core/assemble/conflict/finders.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::int32_t same_dispute = 31;  // days between two accusations that answer each other

bool holds(const Few<ChainIndex>& list, ChainIndex chain) { return std::find(list.begin(), list.end(), chain) != list.end(); }

/// "Moscow rejected the allegations of arms supplies": the accusation and its denial, side by side in one article.
void denials(const ClaimContext& context, DocumentIndex index, Conflicts& found) {
    const Document& doc = context.document(index);
    const auto entity = [&](const Few<ChainIndex>& list) { return list.empty() ? EntityIndex() : context.corpus.entity(index, list.front()); };
    for (std::size_t i = 0; i < doc.events.size(); ++i) {
        const Event& accusation = doc.events[i];
        if (accusation.type != EventType::accuse || !one_of(accusation.lemma, {"allegation", "accusation", "accuse", "charge", "allege"})) continue;
        for (std::size_t k = i >= 2 ? i - 2 : 0; k < doc.events.size() && k <= i + 2; ++k) {
            const Event& denial = doc.events[k];
            const bool denies = denial.type == EventType::reject || denial.status == EventStatus::denied;
            if (k == i || !denies || denial.actors.empty()) continue;
            const int apart = std::abs(denial.sentence.value - accusation.sentence.value);
            if (apart > 1) continue;
            // The accused denies, not the accuser.
            const bool accuser = holds(accusation.actors, denial.actors.front());
            const bool accused = holds(accusation.recipients, denial.actors.front());
            if (accuser || (apart == 1 && !accused)) continue;
            const EntityIndex by = entity(accusation.actors), denier = entity(denial.actors);
            found.push_back(conflict_of("denial:" + doc.id + ":" + std::to_string(accusation.trigger.begin), ConflictKind::accusation_denial,
                                        context.name(by, "Somebody") + " accuses; " + context.name(denier, "the accused") + " denies it.",
                                        {{{index, context.words(accusation)}, by, "accuses"}, {{index, context.words(denial)}, denier, "denies"}},
                                        {"accusation-denial", 0.6f}));
            break;
        }
    }
}

struct Accusation {
    DocumentIndex document;
    Span words;
    EntityIndex by, against;
    std::int32_t day;
};

/// Each of two parties blames the other, within a month.
void mutual_blame(const ClaimContext& context, Conflicts& found) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<Accusation>> by_pair;
    for (std::size_t d = 0; d < context.corpus.documents.size(); ++d) {
        if (context.copy[d]) continue;
        const Document& doc = context.corpus.documents[d];
        for (const Event& e : doc.events) {
            if (e.type != EventType::accuse || e.negative || !one_of(e.lemma, {"accuse", "blame", "allege", "condemn", "denounce", "charge"})) continue;
            if (e.actors.empty() || e.recipients.empty() || e.status != EventStatus::occurred) continue;
            const EntityIndex by = context.corpus.entity(DocumentIndex(d), e.actors.front()), against = context.corpus.entity(DocumentIndex(d), e.recipients.front());
            if (!by || !against) continue;
            const std::int32_t a = context.parties.party(by), b = context.parties.party(against);
            if (a != b) by_pair[{a, b}].push_back({DocumentIndex(d), context.words(e), by, against, day_of(doc)});
        }
    }
    for (const auto& [pair, there] : by_pair) {
        if (pair.first > pair.second) continue;
        const auto back = by_pair.find({pair.second, pair.first});
        if (back == by_pair.end()) continue;
        for (const Accusation& one : there) {
            const auto answer = std::find_if(back->second.begin(), back->second.end(), [&](const Accusation& a) { return std::abs(a.day - one.day) <= same_dispute; });
            if (answer == back->second.end()) continue;
            const bool earlier = std::pair(one.day, one.document) <= std::pair(answer->day, answer->document);
            const Accusation& first = earlier ? one : *answer;
            const Accusation& second = earlier ? *answer : one;
            const auto claim = [&](const Accusation& a) { return Claim{{a.document, a.words}, a.by, "blames " + context.name(a.against, "")}; };
            found.push_back(conflict_of("blame:" + context.corpus.entities[first.by.at()].id + ":" + context.corpus.entities[second.by.at()].id, ConflictKind::positions,
                                        context.name(first.by, "") + " and " + context.name(second.by, "") + " blame each other.", {claim(first), claim(second)},
                                        {"mutual-blame", 0.6f}));
            break;
        }
    }
}

}  // namespace

void conflicts_of_blame(const ClaimContext& context, Conflicts& found) {
    for (std::size_t d = 0; d < context.corpus.documents.size(); ++d) {
        if (!context.copy[d]) denials(context, DocumentIndex(d), found);
    }
    mutual_blame(context, found);
}

}  // namespace dragoman
