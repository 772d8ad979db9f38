#include "core/assemble/agreement/agreement_extractor.h"

#include <algorithm>
#include <map>

#include "core/assemble/agreement/agreement_terms.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

struct Signing {
    DocumentIndex document;
    EventIndex event;
    std::vector<EntityIndex> parties;  ///< Sorted.
    std::optional<DateInterval> when;
    EntityIndex place, law;
};

bool is_signing(const Event& event) {
    return event.type == EventType::support && event.cameo.view() == "057" && event.status == EventStatus::occurred && !event.negative;
}

bool is_deal(const Event& event) {
    return event.cameo.view() == "037" && event.status == EventStatus::occurred && !event.negative;
}

EntityIndex law_of(const Corpus& corpus, DocumentIndex document, const Event& event) {
    const Document& doc = corpus.documents[document.at()];
    const Sentence& sentence = doc.sentences[event.sentence.at()];
    EntityIndex only;
    for (const Mention& mention : doc.mentions) {
        if (mention.type != EntityType::law || !mention.chain) continue;
        const EntityIndex entity = corpus.entity(document, mention.chain);
        if (!entity) continue;
        if (sentence.span.contains(mention.span)) return entity;
        if (mention.kind == MentionKind::name) {
            if (only && only != entity) return {};
            only = entity;
        }
    }
    return only;
}

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

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : folded(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::vector<Signing> find_signings(const Corpus& corpus) {
    std::vector<Signing> found;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        for (std::size_t e = 0; e < doc.events.size(); ++e) {
            const Event& event = doc.events[e];
            if (!is_signing(event) && !is_deal(event)) continue;
            Signing signing{DocumentIndex(d), EventIndex(e), {}, {}, corpus.entity(DocumentIndex(d), event.place), law_of(corpus, DocumentIndex(d), event)};
            for (const std::vector<ChainIndex>* list : {&event.actors, &event.recipients}) {
                for (const ChainIndex chain : *list) {
                    const EntityIndex entity = corpus.entity(DocumentIndex(d), chain);
                    if (entity) signing.parties.push_back(entity);
                }
            }
            std::sort(signing.parties.begin(), signing.parties.end());
            signing.parties.erase(std::unique(signing.parties.begin(), signing.parties.end()), signing.parties.end());
            if (event.time) signing.when = doc.times[event.time.at()].interval;
            if (signing.parties.size() >= 2) found.push_back(std::move(signing));
        }
    }
    return found;
}

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
    const std::vector<Signing> signings = find_signings(corpus);
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
        bool has_signing = false;
        std::map<std::int32_t, std::size_t> votes;
        for (const std::size_t i : group) {
            const Signing& signing = signings[i];
            const Document& doc = corpus.documents[signing.document.at()];
            const Event& event = doc.events[signing.event.at()];
            has_signing = has_signing || is_signing(event);
            for (const EntityIndex party : signing.parties) ++votes[party.value];
            if (!agreement.place) agreement.place = signing.place;
            if (!agreement.entity) agreement.entity = signing.law;
            if (signing.when && (!agreement.date || signing.when->length() < agreement.date->length())) agreement.date = signing.when;
            agreement.evidence.push_back({signing.document, event.clause.empty() ? event.trigger : event.clause});
        }
        if (!has_signing) continue;  // a deal that is only spoken of has no text yet
        for (const auto& [party, count] : votes) {
            if (2 * count >= group.size()) agreement.parties.push_back(EntityIndex(static_cast<int>(party)));
        }
        for (const std::size_t i : group) {
            const bool told = std::any_of(agreement.terms.begin(), agreement.terms.end(), [&](const Term& term) { return term.evidence.front().document == signings[i].document; });
            if (told) continue;
            std::vector<Term> terms = find_terms(corpus, resources.lexicon, signings[i].document, signings[i].event, agreement.date);
            if (agreement.terms.empty()) agreement.terms = std::move(terms);
        }
        add_deadlines(corpus, agreement);
        std::string parties, key;
        for (const EntityIndex party : agreement.parties) {
            parties += (parties.empty() ? "" : ", ") + corpus.entities[party.at()].name;
            key += "-" + slug(corpus.entities[party.at()].name);
        }
        agreement.name = agreement.entity ? corpus.entities[agreement.entity.at()].name : "Agreement: " + parties;
        agreement.id = "agreement:" + (agreement.entity ? slug(agreement.name) : (key.empty() ? key : key.substr(1)));
        if (agreement.date) agreement.id += "-" + iso(agreement.date->earliest).substr(0, 7);
        if (const int count = ++used[agreement.id]; count > 1) agreement.id += "-" + std::to_string(count);
        agreement.why = {"signing", agreement.terms.empty() ? 0.5f : 0.7f};
        result.push_back(std::move(agreement));
    }
    std::stable_sort(result.begin(), result.end(), [](const Agreement& a, const Agreement& b) { return a.id < b.id; });
    return result;
}

}  // namespace dragoman
