#include "core/analyze/coref/discourse.h"

#include <algorithm>

#include "core/base/one_of.h"
#include "core/base/utf8.h"
#include "core/knowledge/name_key.h"

namespace dragoman::coref {
namespace {

std::vector<std::string_view> words_of(std::string_view key) {
    std::vector<std::string_view> words;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find(' '), key.size());
        if (end > 0) words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

bool fits(EntityType mention, const KbEntry& entry) {
    const Class wanted = class_of(mention), has = class_of(entry.type);
    if (wanted == has) return true;
    // A body may be taken for its people ("Taliban", NORP) or its building.
    return (wanted == Class::group && has == Class::place && mention == EntityType::org &&
            entry.type == EntityType::fac) ||
           (wanted == Class::place && mention == EntityType::fac && has == Class::group);
}

Gender gender_of_given_name(const Lexicon& lexicon, std::string_view word) {
    const std::string_view gender = lexicon.table("given-names").value(word);
    return gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
}

/// "Mr", "King", "spokeswoman" before the name.
Gender gender_of_title(const Lexicon& lexicon, std::string_view word) {
    std::string_view gender = lexicon.table("name-titles").value(word, 2);
    if (gender.empty()) gender = lexicon.table("office-words").value(word, 2);
    if (gender.empty()) gender = lexicon.table("nominal-heads").value(word, 3);
    if (gender.empty()) gender = lexicon.table("recurring-nouns").value(word, 2);
    return gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
}

Gender gender_of_pronoun(const Lexicon& lexicon, std::string_view word) {
    const std::string_view gender = lexicon.table("pronouns").value(word, 3);
    return gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
}

}  // namespace

Class class_of(EntityType type) {
    switch (type) {
        case EntityType::person: return Class::person;
        case EntityType::gpe:
        case EntityType::loc:
        case EntityType::fac: return Class::place;
        case EntityType::org:
        case EntityType::norp: return Class::group;
        case EntityType::event: return Class::event;
        case EntityType::law: return Class::law;
        default: return Class::thing;
    }
}

Discourse::Discourse(const Document& document, const Resources& resources)
    : doc(document), res(resources), determiners(resources.lexicon.table("determiners")), facts(document.mentions.size()),
      name_at(document.tokens.size(), -1), chain_why(document.mentions.size()),
      dropped(document.mentions.size(), false), given_names(document.mentions.size()), parent_(document.mentions.size()),
      clusters_(document.mentions.size()) {
    lower.reserve(doc.tokens.size());
    for (const Token& token : doc.tokens) lower.push_back(lowered(text_of(doc, token.span)));
    const KnowledgeBase& kb = res.knowledge_base;
    for (std::uint32_t m = 0; m < doc.mentions.size(); ++m) {
        const Mention& mention = doc.mentions[m];
        MentionFacts& fact = facts[m];
        parent_[m] = m;
        Cluster& cluster = clusters_[m];
        cluster.mentions = {m};
        cluster.type = mention.type;
        cluster.named = mention.kind == MentionKind::name;
        if (mention.head) fact.head = lower[mention.head.at()];
        if (mention.kind != MentionKind::name) {
            if (mention.kind == MentionKind::nominal) {
                std::string_view text = text_of(doc, mention.span);
                const std::string_view first = lower[mention.first.at()];
                if (one_of(determiners.value(first), {"definite", "indefinite", "quantity"})) text.remove_prefix(std::min(text.size(), first.size()));
                fact.key = name_key(trimmed(text));
                fact.words = words_of(fact.key);
            }
            fact.gender = mention.kind == MentionKind::pronoun ? gender_of_pronoun(res.lexicon, fact.head) : gender_of_title(res.lexicon, fact.head);
            cluster.gender = fact.gender;
            continue;
        }
        for (std::size_t t = mention.first.at(); t < mention.last.at(); ++t) name_at[t] = static_cast<std::int32_t>(m);
        fact.key = name_key(text_of(doc, mention.span));
        fact.words = words_of(fact.key);
        fact.weak = mention.why.by == Label("capitals") || mention.why.score < 0.45f;
        const bool person = mention.type == EntityType::person;
        if (person && !fact.words.empty()) fact.gender = gender_of_given_name(res.lexicon, fact.words.front());
        if (mention.first.at() > 0) {
            const Gender told = gender_of_title(res.lexicon, lower[mention.first.at() - 1]);
            if (told != Gender::unknown && person) fact.gender = told;
        }
        cluster.gender = fact.gender;
        cluster.weak = fact.weak;
        const std::span<const KbIndex> peoples = kb.by_demonym(text_of(doc, mention.span));
        const bool place_too = mention.type != EntityType::norp && !kb.named(text_of(doc, mention.span)).empty() &&
                               !peoples.empty() && kb.named(text_of(doc, mention.span)).front() != peoples.front();
        if (!peoples.empty() && !person && !place_too) {
            fact.demonym = true;
            fact.known = peoples.front();
            fact.sure = peoples.size() == 1 || kb[peoples[0]].prior > 1.3f * kb[peoples[1]].prior;
            if (fact.key.size() > 4 && fact.key.back() == 's') {
                fact.people = kb.is_demonym(fact.known, std::string_view(fact.key).substr(0, fact.key.size() - 1));
            }
        } else if (!(person && fact.words.size() < 2)) {
            float best = 0.f, second = 0.f;
            for (const KbIndex index : kb.named(text_of(doc, mention.span))) {
                const KbEntry& entry = kb[index];
                if (!fits(mention.type, entry)) continue;
                if (!fact.known) {
                    fact.known = index;
                    best = entry.prior;
                } else {
                    second = std::max(second, entry.prior);
                }
            }
            fact.sure = fact.known && best > 1.4f * second;
        }
        if (fact.sure && !fact.people) {
            cluster.known = fact.known;
            if (fact.demonym) cluster.type = kb[fact.known].type;
        }
    }
}

std::uint32_t Discourse::root(std::uint32_t m) const {
    while (parent_[m] != m) m = parent_[m] = parent_[parent_[m]];
    return m;
}

bool Discourse::compatible(std::uint32_t a, std::uint32_t b) const {
    const Cluster &one = cluster(a), &other = cluster(b);
    if (!one.weak && !other.weak && class_of(one.type) != class_of(other.type)) return false;
    if (one.known && other.known && one.known != other.known) return false;
    return one.gender == Gender::unknown || other.gender == Gender::unknown || one.gender == other.gender;
}

void Discourse::join(std::uint32_t m, std::uint32_t to, Provenance why) {
    const std::uint32_t from = root(m), into = root(to);
    chain_why[m] = why;
    if (from == into) return;
    Cluster &source = clusters_[from], &target = clusters_[into];
    const std::size_t middle = target.mentions.size();
    target.mentions.insert(target.mentions.end(), source.mentions.begin(), source.mentions.end());
    std::inplace_merge(target.mentions.begin(), target.mentions.begin() + static_cast<std::ptrdiff_t>(middle), target.mentions.end());
    if ((target.weak && !source.weak) || (!target.named && source.named)) target.type = source.type;
    target.weak = target.weak && source.weak;
    target.named = target.named || source.named;
    if (!target.known) target.known = source.known;
    if (target.gender == Gender::unknown) target.gender = source.gender;
    source.mentions.clear();
    parent_[from] = into;
}

std::vector<std::uint32_t> Discourse::roots() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t m = 0; m < parent_.size(); ++m) {
        if (parent_[m] == m) out.push_back(m);
    }
    std::sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
        return clusters_[a].mentions.front() < clusters_[b].mentions.front();
    });
    return out;
}

std::int32_t Discourse::last_before(std::uint32_t m, std::uint32_t byte) const {
    std::int32_t found = -1;
    for (const std::uint32_t other : cluster(m).mentions) {
        if (doc.mentions[other].span.begin >= byte) break;
        found = static_cast<std::int32_t>(other);
    }
    return found;
}

KbIndex Discourse::country_of(std::uint32_t m) const {
    const KnowledgeBase& kb = res.knowledge_base;
    KbIndex known = cluster(m).known ? cluster(m).known : facts[m].known;
    if (!known) return {};
    if (kb[known].kind == "country" || kb[known].kind == "historical") return known;
    return kb.governed_from(known);
}

bool Discourse::only_demonyms(std::uint32_t m) const {
    bool any = false;
    for (const std::uint32_t other : cluster(m).mentions) {
        if (doc.mentions[other].kind != MentionKind::name) continue;
        if (!facts[other].demonym) return false;
        any = true;
    }
    return any;
}

bool Discourse::is_kind(std::uint32_t m, std::string_view kind) const {
    const KbIndex known = cluster(m).known ? cluster(m).known : facts[m].known;
    return known && res.knowledge_base[known].kind == kind;
}

}  // namespace dragoman::coref
