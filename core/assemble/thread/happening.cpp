#include "core/assemble/thread/happening.h"

#include <algorithm>

#include "core/base/ordinal.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

std::int32_t key_of(KbIndex entry) { return entry.value; }

bool acts_for_country(std::string_view kind) {
    return kind == "city" || kind == "government" || kind == "government-body" || kind == "admin1";
}

bool is_definite(std::string_view word) {
    return word == "the" || word == "The" || word == "this" || word == "This" || word == "these" || word == "These" || word == "that" ||
           word == "those" || word == "its" || word == "their" || word == "his" || word == "her" || word == "'s" || word == "’s";
}

/// "all U.S. forces", "the Trump administration", "Taliban negotiators": whose they are, by the name in the name.
KbIndex owner_in_name(const KnowledgeBase& kb, std::string_view name) {
    const bool of_a_leader = name.ends_with("administration") || name.ends_with("government");
    while (!name.empty()) {
        const std::size_t blank = name.find(' ');
        const std::string_view word = name.substr(0, blank);
        const char32_t initial = decode_at(word, 0).value;
        if (is_upper(initial)) {
            for (const KbIndex entry : kb.named(word)) {
                if (kb[entry].kind == "country" || kb[entry].kind == "armed-group") return entry;
                break;
            }
            if (of_a_leader) {
                for (const KbIndex person : kb.surnamed(word)) {
                    KbIndex state;
                    for (const KbRole& role : kb[person].roles) {
                        if (role.of && role.title == "president") state = role.of;
                        if (role.of && role.title == "prime minister") state = role.of;
                    }
                    if (state) return state;
                }
            }
        }
        if (blank == std::string_view::npos) break;
        name.remove_prefix(blank + 1);
    }
    return {};
}

}  // namespace

PartyMap::PartyMap(const Corpus& corpus, const Resources& resources) {
    const KnowledgeBase& kb = resources.knowledge_base;
    const std::int32_t own = static_cast<std::int32_t>(kb.entries().size());
    party_.resize(corpus.entities.size());
    country_.resize(corpus.entities.size(), false);
    held_.resize(corpus.entities.size());
    for (std::size_t e = 0; e < corpus.entities.size(); ++e) {
        const Entity& entity = corpus.entities[e];
        party_[e] = own + static_cast<std::int32_t>(e);
        const KbIndex entry = entity.wikidata().empty() ? KbIndex() : kb.by_wikidata(entity.wikidata());
        if (entry) {
            const KbEntry& known = kb[entry];
            party_[e] = key_of(entry);
            country_[e] = known.kind == "country";
            held_[e] = known.held;
            if (known.type == EntityType::person) {
                // The last office known: who speaks as a minister acts for the state.
                for (const KbRole& role : known.roles) {
                    if (role.of) party_[e] = key_of(role.of);
                }
                if (party_[e] != key_of(entry)) {
                    const KbEntry& body = kb[KbIndex(static_cast<int>(party_[e]))];
                    if (acts_for_country(body.kind) && body.country) party_[e] = key_of(body.country);
                }
            } else if (acts_for_country(known.kind) && known.country) {
                party_[e] = key_of(known.country);
            } else if (known.name.starts_with("Government of ")) {
                if (const KbIndex owner = owner_in_name(kb, known.name)) party_[e] = key_of(owner);
            }
            continue;
        }
        for (const Role& role : entity.roles) {
            if (role.of && role.of.at() < e) party_[e] = party_[role.of.at()];
        }
        if (entity.type == EntityType::org || entity.type == EntityType::norp || entity.type == EntityType::gpe) {
            if (const KbIndex owner = owner_in_name(kb, entity.name)) party_[e] = key_of(owner);
        }
    }
}

std::int32_t day_of(const Document& doc) {
    const std::optional<DateInterval> when = doc.published.days();
    return when ? (when->earliest.days + when->latest.days) / 2 : 0;
}

Family family_of(const Event& event) {
    const std::string_view mode = event.mode.view(), cameo = event.cameo.view();
    switch (event.type) {
        case EventType::consult: return mode == "phone" ? Family::call : Family::talks;
        case EventType::retreat:
            if (mode == "withdraw") return Family::withdrawal;
            if (mode == "release") return Family::release;
            if (mode == "ceasefire") return Family::ceasefire;
            return Family::measure;
        case EventType::concede: return Family::measure;
        case EventType::agree: return cameo == "037" ? Family::deal : Family::offer;
        case EventType::support: return cameo == "057" ? Family::deal : Family::none;
        case EventType::assault: return Family::attack;
        case EventType::aid: return Family::aid;
        case EventType::sanction: case EventType::coerce: return Family::measure;
        case EventType::mobilize: return Family::deployment;
        default: return Family::none;
    }
}

Happening happening_of(const Corpus& corpus, const PartyMap& parties, DocumentIndex document, EventIndex index) {
    const Document& doc = corpus.documents[document.at()];
    const Event& event = doc.events[index.at()];
    Happening found;
    found.document = document;
    found.event = index;
    found.family = family_of(event);
    if (event.lemma == "discuss" && event.actors.size() + event.recipients.size() < 2) found.family = Family::none;
    found.attendance = event.lemma == "attend" || event.lemma == "participate" || event.lemma == "join" || event.lemma == "take";
    for (const Few<ChainIndex>* list : {&event.actors, &event.recipients}) {
        for (const ChainIndex chain : *list) {
            const EntityIndex entity = corpus.entity(document, chain);
            if (!entity) continue;
            found.entities.push_back(entity);
            found.parties.push_back(parties.party(entity));
        }
    }
    std::sort(found.parties.begin(), found.parties.end());
    found.parties.erase(std::unique(found.parties.begin(), found.parties.end()), found.parties.end());
    found.place = corpus.entity(document, event.place);
    found.place_is_country = found.place && parties.is_country(found.place);
    if (event.time) {
        found.when = doc.times[event.time.at()].interval;
        if (found.when && found.when->length() > 370) found.when.reset();
    }
    // The words directly before the trigger: articles, ordinals; the name that holds it.
    const Sentence& sentence = doc.sentences[event.sentence.at()];
    const std::size_t at = event.token.at();
    for (std::size_t back = 1; back <= 6 && at >= sentence.first.at() + back; ++back) {
        const std::string_view word = text_of(doc, TokenIndex(at - back));
        if (is_ordinal(word) && found.ordinal.empty()) found.ordinal = word;
        if (is_definite(word)) {
            found.definite = true;
            break;
        }
        if (word == "," || word == "." || word == "a" || word == "an" || word == "any") break;
    }
    if (found.attendance) {  // whose object it is: "attend the meeting"
        for (std::size_t t = at + 1; t < at + 4 && t < sentence.last.at(); ++t) {
            const std::string_view word = text_of(doc, TokenIndex(t));
            found.definite = found.definite || is_definite(word) || word == "it";
        }
    }
    const std::uint32_t near_begin = doc.tokens[at >= sentence.first.at() + 4 ? at - 4 : sentence.first.at()].span.begin;
    for (const Mention& mention : doc.mentions) {
        if (mention.span.begin > event.trigger.end + 24) break;
        if (mention.span.begin < near_begin || !mention.chain || mention.kind != MentionKind::name) continue;
        if (mention.type != EntityType::gpe && mention.type != EntityType::norp) continue;
        bool topic = mention.span.end <= event.trigger.begin;
        if (mention.span.begin > event.trigger.end) {
            const std::string_view between = std::string_view(doc.text).substr(event.trigger.end, mention.span.begin - event.trigger.end);
            topic = between.starts_with(" on ") || between.starts_with(" about ") || between.starts_with(" over ");
        }
        if (!topic) continue;
        const std::int32_t party = parties.party(corpus.entity(document, mention.chain));
        if (!std::binary_search(found.parties.begin(), found.parties.end(), party)) found.topics.push_back(party);
    }
    for (const Mention& mention : doc.mentions) {
        if (mention.span.begin > event.trigger.begin) break;
        if (mention.type != EntityType::event && mention.type != EntityType::law) continue;
        if (!mention.span.contains(event.trigger)) continue;
        found.named = corpus.entity(document, mention.chain);
        // A name of something long over, on what is told as news: another thing of that name.
        const std::optional<DateInterval>& news = found.when ? found.when : doc.published.interval;
        if (found.named && news && parties.held(found.named) && parties.held(found.named)->latest + 3 * 366 < news->earliest &&
            event.status != EventStatus::occurred) found.named = {};
        found.named_properly = found.named && is_upper(decode_at(corpus.entities[found.named.at()].name, 0).value);
    }
    return found;
}

}  // namespace dragoman
