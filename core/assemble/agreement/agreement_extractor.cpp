#include "core/assemble/agreement/agreement_extractor.h"

#include <algorithm>
#include <map>

#include "core/assemble/agreement/agreement_terms.h"
#include "core/assemble/agreement/commitments.h"
#include "core/assemble/agreement/obligations.h"
#include "core/assemble/agreement/signing.h"
#include "core/base/slug.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

std::size_t shared(const std::vector<EntityIndex>& a, const std::vector<EntityIndex>& b) {
    std::size_t n = 0;
    for (const EntityIndex x : a) n += std::binary_search(b.begin(), b.end(), x);
    return n;
}

bool same_agreement(const Signing& a, const Signing& b) {
    if (a.law && b.law) return a.law == b.law;
    if (shared(a.parties, b.parties) < 2) return false;
    if (a.when && b.when) return intersect({a.when->earliest - 45, a.when->latest + 45}, *b.when).has_value();
    return a.document == b.document || a.parties == b.parties;
}

bool overlaps(const Place& a, const Place& b) { return a.document == b.document && a.span.overlaps(b.span); }

/// Another report's "deadline for X to leave": evidence of the term with that party, its day where none was known.
void add_deadlines(const Corpus& corpus, Agreement& agreement) {
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        for (const Event& event : doc.events) {
            if (event.type != EventType::retreat) continue;
            const Sentence& sentence = doc.sentences[event.sentence.at()];
            bool says_deadline = false;
            for (std::size_t t = sentence.first.at(); t < sentence.last.at(); ++t) says_deadline = says_deadline || lemma(doc, TokenIndex(t)) == "deadline";
            if (!says_deadline) continue;
            for (Term& term : agreement.terms) {
                const Place& first = term.evidence.front();
                if (first.document == DocumentIndex(d)) continue;
                bool same = false;
                for (const Event& other : corpus.documents[first.document.at()].events) {
                    if (!first.span.contains(other.trigger) || other.type != event.type || other.mode != event.mode) continue;
                    for (const ChainIndex actor : event.actors) same = same || corpus.entity(DocumentIndex(d), actor) == term.party;
                }
                if (!same) continue;
                term.evidence.push_back({DocumentIndex(d), event.clause.empty() ? event.trigger : event.clause});
                if (!term.deadline) {
                    for (const Timex& timex : doc.times) {
                        if (sentence.span.contains(timex.span) && timex.type == TimexType::date && timex.interval && timex.interval->length() <= 31) {
                            term.deadline = timex.interval;
                            term.deadline_text = std::string(text_of(doc, timex.span));
                        }
                    }
                }
                break;
            }
        }
    }
}

}  // namespace

std::vector<Agreement> extract_agreements(const Corpus& corpus, const Resources& resources) {
    const std::vector<Signing> signings = find_signings(corpus, resources.lexicon);
    // Reports of one agreement, by their first party so that few are compared.
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::int32_t, std::vector<std::size_t>> by_party;
    for (std::size_t i = 0; i < signings.size(); ++i) {
        std::size_t home = groups.size();
        for (const EntityIndex party : signings[i].parties) {
            for (const std::size_t g : by_party[party.value]) {
                for (const std::size_t member : groups[g]) {
                    if (home == groups.size() && same_agreement(signings[member], signings[i])) home = g;
                }
            }
        }
        if (home == groups.size()) groups.emplace_back();
        groups[home].push_back(i);
        for (const EntityIndex party : signings[i].parties) {
            std::vector<std::size_t>& list = by_party[party.value];
            if (std::find(list.begin(), list.end(), home) == list.end()) list.push_back(home);
        }
    }
    std::vector<Agreement> result;
    std::map<std::string, int> used;
    for (const std::vector<std::size_t>& group : groups) {
        Agreement agreement;
        bool has_signing = false, is_signed = false;
        EntityIndex referred;
        std::map<std::int32_t, std::size_t> votes;
        for (const std::size_t i : group) {
            const Signing& signing = signings[i];
            has_signing = has_signing || signing.sealed;
            is_signed = is_signed || !signing.reached;
            for (const EntityIndex party : signing.parties) ++votes[party.value];
            if (!agreement.place) agreement.place = signing.place;
            if (!agreement.entity) agreement.entity = signing.law;
            if (!referred) referred = signing.referred;
            if (signing.when && (!agreement.date || signing.when->length() < agreement.date->length())) agreement.date = signing.when;
            agreement.evidence.push_back({signing.document, signing.words});
        }
        if (!agreement.entity) agreement.entity = referred;
        // A deal that is only spoken of has no text yet; one that nothing refers to is no thing to tell of.
        if (!has_signing || !agreement.entity) continue;
        for (const auto& [party, count] : votes) {
            if (2 * count >= group.size()) agreement.parties.push_back(EntityIndex(static_cast<int>(party)));
        }
        for (const std::size_t i : group) {
            if (!agreement.terms.empty()) break;
            agreement.terms = find_obligations(corpus, resources.lexicon, signings[i].document, signings[i].scope, agreement);
            for (Term& term : find_terms(corpus, resources.lexicon, signings[i].document, signings[i].event, agreement.date)) {
                const bool told = std::any_of(agreement.terms.begin(), agreement.terms.end(), [&](const Term& other) { return overlaps(other.evidence.front(), term.evidence.front()); });
                if (!told) agreement.terms.push_back(std::move(term));
            }
        }
        if (!is_signed && agreement.terms.empty()) continue;
        add_deadlines(corpus, agreement);
        std::string parties, key;
        for (const EntityIndex party : agreement.parties) {
            parties += (parties.empty() ? "" : ", ") + corpus.entities[party.at()].name;
            key += "-" + slug(corpus.entities[party.at()].name);
        }
        const Entity& entity = corpus.entities[agreement.entity.at()];
        const std::string plain = lowered(entity.name);
        const bool named = !entity.wikidata().empty() || (!plain.starts_with("the ") && plain != entity.name);  // not "the deal"
        agreement.name = named ? entity.name : "Agreement: " + parties;
        agreement.id = "agreement:" + (named ? slug(agreement.name) : (key.empty() ? key : key.substr(1)));
        if (agreement.date) agreement.id += "-" + iso(agreement.date->earliest).substr(0, 7);
        if (const int count = ++used[agreement.id]; count > 1) agreement.id += "-" + std::to_string(count);
        agreement.why = {"signing", agreement.terms.empty() ? 0.5f : 0.7f};
        result.push_back(std::move(agreement));
    }
    for (Agreement& commitment : find_commitments(corpus, resources.lexicon)) result.push_back(std::move(commitment));
    std::stable_sort(result.begin(), result.end(), [](const Agreement& a, const Agreement& b) { return a.id < b.id; });
    return result;
}

}  // namespace dragoman
