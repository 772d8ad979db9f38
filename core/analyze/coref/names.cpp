// Sieves over names: Lee et al. 2013, passes 1 (exact), 3 (precise constructs: acronym, demonym),
// 6-9 (head and name containment), in the entity-centric form: clusters, not pairs, are compared.
#include <algorithm>
#include <unordered_set>

#include "core/analyze/coref/sieves.h"
#include "core/base/utf8.h"
#include "core/knowledge/name_key.h"

namespace dragoman::coref {
namespace {

bool is_name(const Discourse& text, std::uint32_t m) { return text.mention(m).kind == MentionKind::name; }
bool may_be_person(const Discourse& text, std::uint32_t m) {
    return text.cluster(m).type == EntityType::person || text.cluster(m).weak;
}

/// First letters of the words of a name, with and without the small words between.
void initials(std::string_view name, std::string& all, std::string& capitals) {
    bool start = true;
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint c = decode_at(name, i);
        if (is_letter(c.value)) {
            if (start) {
                const std::string letter = lowered(name.substr(i, c.size));
                all += letter;
                if (is_upper(c.value)) capitals += letter;
            }
            start = false;
        } else if (c.value != '\'' && c.value != 0x2019) {
            start = true;
        }
        i += c.size;
    }
}

bool stands_for(std::string_view acronym, std::string_view name) {
    std::string letters;
    for (const char c : lowered(acronym)) {
        if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) letters += c;
    }
    std::string all, capitals;
    initials(name, all, capitals);
    return letters.size() >= 2 && (letters == all || letters == capitals);
}

constexpr float well_known = 0.2f;  // prior of an entry whose short form means nothing else

/// Capitals enough for an abbreviation: "SCO", "MoFA", "ISIS".
bool abbreviates(std::string_view name) {
    int capitals = 0, letters = 0;
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint c = decode_at(name, i);
        if (is_space(c.value)) return false;
        letters += is_letter(c.value);
        capitals += is_upper(c.value);
        i += c.size;
    }
    return capitals >= 2 && 2 * capitals > letters && letters <= 8;
}

}  // namespace

void join_same_entry(Discourse& text) {
    TextMap<std::uint32_t> first;
    const KnowledgeBase& kb = text.res.knowledge_base;
    // An ambiguous demonym ("Georgian", "Korean") goes to the country that the article names.
    std::unordered_set<std::string_view> countries;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const MentionFacts& fact = text.facts[m];
        if (is_name(text, m) && fact.known && !fact.demonym && fact.sure) countries.insert(kb[fact.known].id);
    }
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        MentionFacts& fact = text.facts[m];
        if (!is_name(text, m) || !fact.known) continue;
        if (fact.demonym && !fact.sure) {
            for (const KbIndex country : kb.by_demonym(text.text(m))) {
                if (!countries.contains(kb[country].id)) continue;
                fact.known = country;
                break;
            }
            fact.sure = true;
            if (!fact.people) text.set_type(m, kb[fact.known].type);
        }
        if (!fact.sure) continue;
        const std::string key = std::string(kb[fact.known].id) + (fact.people ? "|people" : "");
        const auto [found, fresh] = first.try_emplace(key, m);
        if (!fresh) {
            text.join(m, found->second, {fact.demonym ? Label("demonym") : Label("same-entry"), 0.95f});
        }
    }
}

void join_same_name(Discourse& text) {
    TextMap<std::vector<std::uint32_t>> by_key;
    for (const bool weak : {false, true}) {  // what has a type comes first, so that the rest may follow it
        for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
            if (!is_name(text, m) || text.facts[m].key.empty() || text.facts[m].weak != weak) continue;
            if (text.facts[m].demonym || !text.given_names[m].empty()) continue;
            std::vector<std::uint32_t>& before = by_key[text.facts[m].key];
            for (const std::uint32_t other : before) {
                const bool short_person = text.facts[m].words.size() == 1 &&
                                          text.mention(m).type == EntityType::person;
                if (text.same(m, other) || short_person || !text.compatible(m, other)) continue;
                text.join(m, other, {"same-name", 0.95f});
                break;
            }
            before.push_back(m);
        }
    }
}

void join_bodies(Discourse& text) {
    // "Russia's Foreign Ministry", "the Russian Ministry of Foreign Affairs": the office and the country
    // name the body, its own words do not.
    const Table& bodies = text.res.lexicon.table("bodies");
    const KnowledgeBase& kb = text.res.knowledge_base;
    TextMap<std::uint32_t> first;
    TextMap<std::string> last_of;  // body → name with its country, for a later mention without one
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        MentionFacts& fact = text.facts[m];
        const Mention& mention = text.mention(m);
        if (!is_name(text, m) || fact.demonym) continue;
        std::string_view body = bodies.value(fact.key);
        KbIndex owner;
        if (body.empty() && fact.words.size() > 1) {
            // "Russian Ministry of …" as one name: the first word tells the country.
            const std::size_t cut = fact.words.front().size() + 1;
            body = bodies.value(std::string_view(fact.key).substr(cut));
            if (!body.empty()) {
                const std::span<const KbIndex> of = kb.named(fact.words.front());
                if (!of.empty() && kb[of.front()].kind == "country") owner = of.front();
                else body = {};
            }
        }
        if (body.empty()) continue;
        if (!owner && mention.first.at() > 0) {
            std::size_t t = mention.first.at() - 1;
            if (t > 0 && (text.lower[t] == "'s" || text.lower[t] == "’s" || text.lower[t] == "'" || text.lower[t] == "’")) --t;
            if (text.name_at[t] >= 0) owner = text.country_of(static_cast<std::uint32_t>(text.name_at[t]));
        }
        if (!owner && mention.last.at() + 1 < text.lower.size() && text.lower[mention.last.at()] == "of") {
            std::size_t t = mention.last.at() + 1;
            if (text.lower[t] == "the" && t + 1 < text.lower.size()) ++t;
            if (text.name_at[t] >= 0) owner = text.country_of(static_cast<std::uint32_t>(text.name_at[t]));
        }
        // A building is where the sentence just was: "rockets hit Kabul near the Presidential Palace".
        for (std::uint32_t p = m; !owner && p-- > 0 && mention.type == EntityType::fac && text.mention(p).sentence == mention.sentence;) {
            if (text.mention(p).type == EntityType::gpe) owner = text.country_of(p);
        }
        std::string name;
        if (owner) {
            name = std::string(body) + " of " + std::string(kb[owner].name);
            last_of.insert_or_assign(std::string(body), name);
        } else if (const auto before = last_of.find(body); before != last_of.end()) {
            name = before->second;
        } else {
            continue;
        }
        fact.owner = owner;
        const auto [found, fresh] = first.try_emplace(name, m);
        if (!fresh) text.join(m, found->second, {owner ? Label("body-of") : Label("body"), owner ? 0.9f : 0.7f});
        text.given_names[m] = std::move(name);
    }
}

void join_acronyms(Discourse& text) {
    std::vector<std::uint32_t> names;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (is_name(text, m)) names.push_back(m);
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        const std::uint32_t a = names[i - 1], b = names[i];
        const Mention &one = text.mention(a), &other = text.mention(b);
        // "Long Name (LN)" or "LN (Long Name)": one bracket between, one behind.
        if (other.first.at() != one.last.at() + 1 || text.lower[one.last.at()] != "(") continue;
        if (other.last.at() >= text.lower.size() || text.lower[other.last.at()] != ")") continue;
        const bool forward = abbreviates(text.text(b)), backward = abbreviates(text.text(a));
        if (forward == backward || text.mention(a).type == EntityType::person) continue;
        const bool letters = forward ? stands_for(text.text(b), text.text(a)) : stands_for(text.text(a), text.text(b));
        if (!letters && class_of(one.type) == Class::place && one.type != EntityType::fac) continue;
        if (letters || !(text.cluster(a).known && text.cluster(b).known)) {
            text.join(b, a, {"bracketed-acronym", letters ? 0.97f : 0.8f});
        }
    }
    for (const std::uint32_t b : names) {
        if (text.facts[b].words.size() != 1 || !abbreviates(text.text(b))) continue;
        const KbIndex known = text.cluster(b).known;
        if (known && text.res.knowledge_base[known].prior >= well_known) continue;
        if (text.cluster(b).mentions.size() > 1 && text.cluster(b).mentions.front() != b) continue;  // once for all of them
        for (const std::uint32_t a : names) {
            if (a == b || text.same(a, b) || text.facts[a].words.size() < 2) continue;
            if (text.mention(a).type == EntityType::person || (!known && !text.compatible(a, b)) || (known && text.cluster(a).known)) continue;
            if (!stands_for(text.text(b), text.text(a))) continue;
            text.join(b, a, {"acronym", 0.85f});
            break;
        }
    }
}

void join_surnames(Discourse& text) {
    // Full names first: "Ashraf Ghani" and "President Mohammad Ashraf Ghani" are one when the words of
    // one stand in the other and end alike.
    std::vector<std::uint32_t> full;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const MentionFacts& fact = text.facts[m];
        if (!is_name(text, m) || fact.words.size() < 2 || text.cluster(m).type != EntityType::person) continue;
        for (const std::uint32_t other : full) {
            const MentionFacts& known = text.facts[other];
            if (text.same(m, other) || fact.words.back() != known.words.back() || !text.compatible(m, other)) continue;
            const MentionFacts& shorter = fact.words.size() < known.words.size() ? fact : known;
            const MentionFacts& longer = fact.words.size() < known.words.size() ? known : fact;
            const bool contained = std::all_of(shorter.words.begin(), shorter.words.end(), [&](std::string_view word) {
                return std::any_of(longer.words.begin(), longer.words.end(), [&](std::string_view in) {
                    return in == word || (word.size() == 1 && in.front() == word.front()) ||
                           (in.size() == 1 && in.front() == word.front());
                });
            });
            if (!contained || shorter.words.size() == longer.words.size()) {
                const bool initials_only = contained && shorter.words.front().front() == longer.words.front().front();
                if (!initials_only) continue;
            }
            text.join(m, other, {"name-contained", 0.9f});
            break;
        }
        full.push_back(m);
    }
    // A word of a full name alone: the surname goes to the bearer last spoken of, else to the one to come.
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const MentionFacts& fact = text.facts[m];
        if (!is_name(text, m) || fact.words.empty() || fact.words.size() > 2 || fact.demonym || !may_be_person(text, m)) continue;
        if (text.cluster(m).mentions.size() > 1 && fact.words.size() > 1) continue;
        std::int32_t best = -1, best_rank = 0;
        std::int64_t best_at = 0;
        bool by_surname = false;
        for (const std::uint32_t other : full) {
            const MentionFacts& bearer = text.facts[other];
            if (other == m || text.same(m, other) || bearer.words.size() <= fact.words.size() || !text.compatible(m, other)) continue;
            int rank = 0;  // 3 surname, 2 first name, 1 a middle word
            if (std::equal(fact.words.rbegin(), fact.words.rend(), bearer.words.rbegin())) rank = 3;
            else if (fact.words.size() == 1 && fact.words[0] == bearer.words[0]) rank = fact.weak ? 1 : 2;
            else if (fact.words.size() == 1 && fact.words[0].size() > 3 && bearer.words.size() > 2 &&
                     std::find(bearer.words.begin(), bearer.words.end(), fact.words[0]) != bearer.words.end()) rank = 1;
            if (rank == 0) continue;
            const std::int32_t before = text.last_before(other, text.mention(m).span.begin);
            // A first name already told means its bearer rather than one of that surname still to come.
            const bool surname = rank == 3;
            rank = before >= 0 ? 2 * rank : surname ? 3 : 1;
            // Later is better before the mention, earlier is better behind it; before wins.
            const std::int64_t at = before >= 0 ? std::int64_t(text.mention(static_cast<std::uint32_t>(before)).span.begin) + (1ll << 40)
                                                : -std::int64_t(text.mention(other).span.begin);
            if (rank > best_rank || (rank == best_rank && (best < 0 || at > best_at))) {
                best = static_cast<std::int32_t>(other);
                best_rank = rank;
                best_at = at;
                by_surname = surname;
            }
        }
        if (best < 0) continue;
        if (text.facts[m].sure && class_of(text.mention(m).type) != Class::person && !fact.weak) continue;
        text.join(m, static_cast<std::uint32_t>(best), {by_surname ? Label("surname") : Label("part-of-name"), by_surname ? 0.9f : 0.7f});
        text.set_type(m, EntityType::person);
    }
    // Surnames without a full name anywhere meet each other.
    TextMap<std::uint32_t> alone;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_name(text, m) || text.facts[m].words.size() != 1 || text.cluster(m).type != EntityType::person) continue;
        const auto [found, fresh] = alone.try_emplace(text.facts[m].key, m);
        if (!fresh && text.cluster(m).mentions.size() == 1 && text.compatible(m, found->second)) {
            text.join(m, found->second, {"same-surname", 0.85f});
        }
    }
}

void join_spellings(Discourse& text) {
    TextMap<std::uint32_t> first;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_name(text, m) || text.facts[m].words.empty()) continue;
        const bool person = text.cluster(m).type == EntityType::person && text.facts[m].words.size() > 1;
        if (!person) continue;
        const auto [found, fresh] = first.try_emplace(spelling_key(text.text(m)), m);
        if (!fresh && !text.same(m, found->second) && text.compatible(m, found->second)) {
            text.join(m, found->second, {"spelling", 0.8f});
        }
    }
}

void join_contained_names(Discourse& text) {
    const Table& suffixes = text.res.lexicon.table("name-suffixes");
    std::vector<std::uint32_t> names;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Class kind = class_of(text.cluster(m).type);
        if (is_name(text, m) && !text.facts[m].demonym && kind != Class::person && kind != Class::place) names.push_back(m);
    }
    for (const std::uint32_t longer : names) {
        const MentionFacts& fact = text.facts[longer];
        if (fact.words.size() < 2) continue;
        for (const std::uint32_t shorter : names) {
            const MentionFacts& part = text.facts[shorter];
            if (text.same(longer, shorter) || part.words.empty() || part.words.size() >= fact.words.size()) continue;
            if (!std::equal(part.words.begin(), part.words.end(), fact.words.begin())) continue;
            const bool of_place = fact.words[part.words.size()] == "of" && part.words.size() >= 2;
            const bool suffixed = std::all_of(fact.words.begin() + static_cast<std::ptrdiff_t>(part.words.size()), fact.words.end(),
                                              [&](std::string_view word) { return suffixes.has(word); });
            if ((!of_place && !suffixed) || !text.compatible(longer, shorter)) continue;
            text.join(longer, shorter, {"name-contained", 0.85f});
            break;
        }
    }
}

}  // namespace dragoman::coref
