// Sieves over definite descriptions: Lee et al. 2013, pass 4 (strict head match) with the office, kind
// or class of the noun in place of the bare head.
#include <algorithm>

#include "core/analyze/coref/sieves.h"
#include "core/base/one_of.h"

namespace dragoman::coref {
namespace {

struct NounClass {
    std::string_view name, kinds;
};

NounClass class_of_noun(const Discourse& text, std::uint32_t m) {
    const Table& nouns = text.res.lexicon.table("antecedents");
    return {nouns.value(text.facts[m].head, 1), nouns.value(text.facts[m].head, 2)};
}

std::string named_after(std::string_view what, const Discourse& text, KbIndex country) {
    return std::string(what) + std::string(text.res.knowledge_base[country].name);
}

bool lists(std::string_view kinds, std::string_view kind) {
    while (!kinds.empty() && !kind.empty()) {
        const std::size_t end = std::min(kinds.find(','), kinds.size());
        if (kinds.substr(0, end) == kind) return true;
        kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    return false;
}

bool is_nominal(const Discourse& text, std::uint32_t m) { return text.mention(m).kind == MentionKind::nominal; }

/// Mentions that lie inside m's span, outermost first.
std::vector<std::uint32_t> inside(const Discourse& text, std::uint32_t m) {
    std::vector<std::uint32_t> out;
    const Span span = text.mention(m).span;
    for (std::uint32_t i = m + 1; i < text.facts.size() && text.mention(i).span.begin < span.end; ++i) {
        if (span.contains(text.mention(i).span)) out.push_back(i);
    }
    return out;
}

bool starts_with_word(const Discourse& text, std::uint32_t m, std::string_view word) {
    return text.lower[text.mention(m).first.at()] == word;
}
bool is_plural_person(const Discourse& text, std::uint32_t m) {
    return text.res.lexicon.table("nominal-heads").value(text.facts[m].head, 2) == "p";
}

/// Words of a nominal that no inner mention covers, its head last; determiners are left out.
std::vector<std::string_view> own_words(const Discourse& text, std::uint32_t m) {
    std::vector<std::string_view> words;
    const std::vector<std::uint32_t> inner = inside(text, m);
    const Mention& mention = text.mention(m);
    for (std::size_t t = mention.first.at(); t < mention.last.at(); ++t) {
        if (TokenIndex(t) > mention.head) break;
        const bool covered = std::any_of(inner.begin(), inner.end(), [&](std::uint32_t i) {
            return text.mention(i).first.at() <= t && t < text.mention(i).last.at();
        });
        const std::string_view word = text.lower[t];
        const bool opens = one_of(text.determiners.value(word), {"definite", "indefinite", "joint"});
        const bool tenure = one_of(word, {"new", "current", "former", "acting"});  // of an office: the same office
        if (!covered && !opens && !tenure) words.push_back(word);
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : " ") + std::string(word);
    return out;
}

/// Country or body that a description names: "the Russian …", "… of the country".
std::int32_t body_of(const Discourse& text, std::uint32_t m) {
    for (const std::uint32_t i : inside(text, m)) {
        if (text.mention(i).kind == MentionKind::pronoun || text.cluster(i).type == EntityType::person) continue;
        return static_cast<std::int32_t>(i);
    }
    return -1;
}

bool same_body(const Discourse& text, std::uint32_t a, std::uint32_t b) {
    if (text.same(a, b)) return true;
    const KbIndex one = text.country_of(a), other = text.country_of(b);
    return one && one == other;
}

bool words_agree(std::string_view office, const std::vector<std::string_view>& words, std::string_view head) {
    // Every word of the description stands in the office, and the head ends it (or is its synonym).
    if (!office.ends_with(head) && office.find(std::string(head) + " ") == std::string_view::npos) return false;
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return (" " + std::string(office) + " ").find(" " + std::string(word) + " ") != std::string::npos;
    });
}

/// "the former minister", "the ex-president"
bool tells_of_past(const Discourse& text, std::uint32_t m) {
    for (std::size_t t = text.mention(m).first.at(); t < text.mention(m).last.at(); ++t) {
        if (one_of(text.lower[t], {"former", "ex", "ousted", "deposed", "erstwhile"})) return true;
    }
    return false;
}

}  // namespace

void join_office_nominals(Discourse& text) {
    const KnowledgeBase& kb = text.res.knowledge_base;
    const Table& heads = text.res.lexicon.table("office-words");
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_nominal(text, m) || text.mention(m).type != EntityType::person || is_plural_person(text, m)) continue;
        const std::string_view head = text.facts[m].head;
        if (heads.value(head) != "head" || head == "counterpart" || head == "member" || head == "official") continue;
        if (!text.is_definite(m) && body_of(text, m) < 0) continue;
        if (starts_with_word(text, m, "a") || starts_with_word(text, m, "an")) continue;
        const std::vector<std::string_view> words = own_words(text, m);
        const std::string office = office_of(joined(words), text.res.lexicon);
        const std::int32_t body = body_of(text, m);
        const std::uint32_t begin = text.mention(m).span.begin;
        const bool past = tells_of_past(text, m), leader = head == "leader" || head == "ruler" || head == "premier";
        std::int32_t best = -1;
        std::int64_t best_score = 0;
        for (const OfficeFound& found : text.offices) {
            if (past && !found.past) continue;
            const bool leads = leader && !found.past && body >= 0 && found.of >= 0 && one_of(found.office, {"president", "prime minister", "chancellor", "premier", "king", "supreme leader"});
            const bool agrees = leads || found.office == office || words_agree(found.title, words, head) ||
                                words_agree(found.office, words, head);
            if (!agrees) continue;
            if (body >= 0 && found.of >= 0 && !same_body(text, static_cast<std::uint32_t>(body), static_cast<std::uint32_t>(found.of))) continue;
            if (body >= 0 && found.of < 0) {
                // The title names no body: the holder's country, where known, must not be another.
                const KbIndex who = text.cluster(found.holder).known;
                const KbIndex country = text.country_of(static_cast<std::uint32_t>(body));
                if (who && country && kb[who].country && kb[who].country != country) continue;
            }
            if (!text.compatible(m, found.holder)) continue;
            const std::int32_t before = text.last_before(found.holder, begin);
            if (before < 0 && body < 0) continue;
            std::int64_t score = before >= 0 ? (1ll << 33) + text.mention(static_cast<std::uint32_t>(before)).span.begin
                                                   : (1ll << 32) - text.mention(found.holder).span.begin;
            if (found.past && !past) score -= 1ll << 33;  // only where nobody holds it now
            if (best < 0 || score > best_score) {
                best_score = score;
                best = static_cast<std::int32_t>(found.holder);
            }
        }
        if (best >= 0) {
            text.join(m, static_cast<std::uint32_t>(best), {"office", body >= 0 ? 0.9f : 0.75f});
            continue;
        }
        if (past) continue;
        // A person of the article of whom the knowledge base knows that office.
        for (std::uint32_t p = m; p-- > 0;) {
            const KbIndex who = text.cluster(p).type == EntityType::person ? text.cluster(p).known : KbIndex();
            if (!who || !text.compatible(m, p)) continue;
            const KbIndex country = body >= 0 ? text.country_of(static_cast<std::uint32_t>(body)) : kb[who].country;
            const bool held = std::any_of(kb[who].roles.begin(), kb[who].roles.end(), [&](const KbRole& role) {
                return (role.title == office || role.title == head) && role.of && role.of == country;
            });
            if (!held) continue;
            text.join(m, p, {"known-office", 0.7f});
            break;
        }
    }
}

namespace {

struct Governed {
    KbIndex country;
    std::int32_t person = -1;  ///< "the Merkel government": told by its head.
};

Governed governed_by(const Discourse& text, std::uint32_t m) {
    Governed out;
    for (const std::uint32_t i : inside(text, m)) {
        if (text.mention(i).kind == MentionKind::pronoun) continue;
        if (text.cluster(i).type == EntityType::person) out.person = static_cast<std::int32_t>(i);
        // The last one counts: "the US-backed Afghan government".
        else if (const KbIndex of = text.country_of(i)) out.country = of;
    }
    // "the government in Nairobi": by its seat.
    if (!out.country && out.person < 0 && m + 1 < text.facts.size() && text.mention(m + 1).kind == MentionKind::name) {
        const Span between = {text.mention(m).span.end, text.mention(m + 1).span.begin};
        if (text_of(text.doc, between) == " in ") out.country = text.country_of(m + 1);
    }
    return out;
}

}  // namespace

void join_governments(Discourse& text) {
    std::vector<std::pair<KbIndex, std::uint32_t>> governments;  // by country, first mention
    const auto find = [&](KbIndex country) {
        return std::find_if(governments.begin(), governments.end(), [&](const auto& g) { return g.first == country; });
    };
    const auto is_government = [&](std::uint32_t m) {
        return is_nominal(text, m) && class_of_noun(text, m).name == "government";
    };
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_government(m)) continue;
        const KbIndex country = governed_by(text, m).country;
        if (!country) continue;
        const auto found = find(country);
        if (found != governments.end()) text.join(m, found->second, {"government-of", 0.9f});
        else governments.emplace_back(country, m);
        text.given_names[m] = named_after("Government of ", text, country);
    }
    // The head of a government stands for its country, where the article speaks of that government too.
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_government(m)) continue;
        const Governed by = governed_by(text, m);
        if (by.country || by.person < 0) continue;
        const KbIndex who = text.cluster(static_cast<std::uint32_t>(by.person)).known;
        const KbIndex country = who ? text.res.knowledge_base[who].country : KbIndex();
        const auto found = country ? find(country) : governments.end();
        if (found != governments.end()) text.join(m, found->second, {"government-of-person", 0.75f});
        else if (text.facts[m].head == "government") text.given_names[m] = country ? named_after("Government of ", text, country) : std::string();
    }
    // A bare "the government" is the one last spoken of, else the article's only one.
    std::int32_t last = -1;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_government(m)) continue;
        const bool bare = text.facts[m].words.size() == 1 && text.cluster(m).mentions.size() == 1 && text.given_names[m].empty();
        if (!bare) last = static_cast<std::int32_t>(m);
        else if (last >= 0) text.join(m, static_cast<std::uint32_t>(last), {"government", 0.75f});
        else if (governments.size() == 1) text.join(m, governments.front().second, {"government", 0.65f});
    }
}

void join_peoples(Discourse& text) {
    // "the Afghan people" and "Afghans"; "the people" after either.
    std::vector<std::pair<KbIndex, std::uint32_t>> peoples;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const bool named = text.facts[m].people;
        const bool described = is_nominal(text, m) && class_of_noun(text, m).name == "people";
        if (!named && !described) continue;
        KbIndex country = named ? text.facts[m].known : KbIndex();
        if (described) {
            const std::int32_t body = body_of(text, m);
            country = body >= 0 ? text.country_of(static_cast<std::uint32_t>(body)) : KbIndex();
        }
        if (!country) {
            if (described && !peoples.empty() && text.facts[m].words.size() == 1 && text.is_definite(m)) {
                text.join(m, peoples.back().second, {"people", 0.6f});
            }
            continue;
        }
        text.given_names[m] = named_after("People of ", text, country);
        const auto found = std::find_if(peoples.begin(), peoples.end(), [&](const auto& p) { return p.first == country; });
        if (found != peoples.end()) text.join(m, found->second, {"people-of", 0.85f});
        else peoples.emplace_back(country, m);
    }
}

void join_kinds(Discourse& text) {
    const KnowledgeBase& kb = text.res.knowledge_base;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_nominal(text, m)) continue;
        const NounClass noun = class_of_noun(text, m);
        if (noun.kinds.empty() || noun.kinds == "-" || noun.kinds == "government") continue;
        const bool his = !inside(text, m).empty() && text.mention(inside(text, m).front()).kind == MentionKind::pronoun;
        if (!text.is_definite(m) || his || body_of(text, m) >= 0) continue;
        if (is_plural_person(text, m) && noun.name != "group") continue;
        const std::size_t sentence = text.mention(m).sentence.at();
        float best = 0.f;
        std::int32_t found = -1;
        for (std::uint32_t p = m; p-- > 0;) {
            const Mention& other = text.mention(p);
            const std::size_t distance = sentence - other.sentence.at();
            if (distance > 4) break;
            if (other.kind == MentionKind::pronoun) continue;
            const KbIndex known = text.cluster(p).known;
            if (!known || !lists(noun.kinds, kb[known].kind)) continue;
            if (text.facts[p].people || class_of(text.cluster(p).type) != class_of(text.mention(m).type)) {
                if (noun.name != "group" && noun.name != "country") continue;
            }
            // Near, often named, and named as itself rather than by its demonym.
            float score = 1.f / (1.f + static_cast<float>(distance)) +
                          0.15f * static_cast<float>(std::min<std::size_t>(text.cluster(p).mentions.size(), 8));
            if (text.facts[p].demonym) score -= 0.2f;
            if (score > best) {
                best = score;
                found = static_cast<std::int32_t>(p);
            }
        }
        if (found >= 0) text.join(m, static_cast<std::uint32_t>(found), {"kind-of-thing", 0.7f});
    }
}

void join_same_class(Discourse& text) {
    struct Seen {
        std::uint32_t mention;
        std::string_view name;             // class of the noun
        std::vector<std::int32_t> bodies;  // inner names
        std::vector<std::string_view> words;
    };
    std::vector<Seen> seen;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Mention& mention = text.mention(m);
        const bool event_name = mention.kind == MentionKind::name &&
                                (mention.type == EntityType::event || mention.type == EntityType::law);
        if (!is_nominal(text, m) && !event_name) continue;
        const NounClass noun = class_of_noun(text, m);
        if (text.cluster(m).mentions.size() > 1 && !event_name) continue;
        if (noun.name == "people") continue;
        if (noun.name.empty() || noun.kinds != "-") {
            if (event_name || mention.type == EntityType::person) continue;
            // No class: the same words say the same thing.
            if (!text.is_definite(m) || text.facts[m].words.size() < 2) continue;
            for (std::size_t i = seen.size(); i-- > 0;) {
                if (seen[i].name.empty() && text.facts[seen[i].mention].key == text.facts[m].key) {
                    text.join(m, seen[i].mention, {"same-words", 0.7f});
                    break;
                }
            }
            seen.push_back({m, {}, {}, {}});
            continue;
        }
        Seen now{m, noun.name, {}, {}};
        const bool armed = noun.name == "forces" && text.facts[m].key.find("armed ") != std::string::npos;
        if (armed) now.name = "army";
        if (is_nominal(text, m) && now.name == "army") {
            const std::int32_t body = body_of(text, m);
            const KbIndex country = body >= 0 ? text.country_of(static_cast<std::uint32_t>(body)) : KbIndex();
            if (country) text.given_names[m] = named_after("Armed forces of ", text, country);
        }
        for (const std::uint32_t i : inside(text, m)) {
            if (text.mention(i).kind != MentionKind::pronoun) now.bodies.push_back(static_cast<std::int32_t>(i));
        }
        for (const std::string_view word : own_words(text, m)) {
            if (word != text.facts[m].head && word != "planned" && word != "proposed" && word != "peace" && word != "possible" &&
                word != "led" && !(armed && word == "armed")) now.words.push_back(word);
        }
        const bool own_name = event_name || starts_with_word(text, m, "a") || starts_with_word(text, m, "an");
        for (std::size_t i = seen.size(); i-- > 0 && !own_name;) {
            const Seen& before = seen[i];
            if (before.name != now.name) continue;
            const bool far = mention.sentence.at() - text.mention(before.mention).sentence.at() > 12;
            if (far && now.bodies.empty()) break;
            if (class_of(text.cluster(before.mention).type) != class_of(mention.type)) continue;
            const bool words_fit = std::all_of(now.words.begin(), now.words.end(), [&](std::string_view word) {
                return std::find(before.words.begin(), before.words.end(), word) != before.words.end();
            });
            const bool bodies_fit = std::all_of(now.bodies.begin(), now.bodies.end(), [&](std::int32_t body) {
                return std::any_of(before.bodies.begin(), before.bodies.end(), [&](std::int32_t b) {
                    return same_body(text, static_cast<std::uint32_t>(body), static_cast<std::uint32_t>(b));
                });
            });
            const bool needs_body = now.name == "army" || now.name == "forces" || now.name == "police";
            if (!words_fit || !bodies_fit || (needs_body && now.bodies.empty() && !before.bodies.empty())) continue;
            text.join(m, before.mention, {"same-class", now.bodies.empty() ? 0.6f : 0.75f});
            break;
        }
        seen.push_back(std::move(now));
    }
}

void join_possessed(Discourse& text) {
    // "his country", "their government": by whom the pronoun has turned out to be.
    const KnowledgeBase& kb = text.res.knowledge_base;
    for (std::uint32_t m = 0; m + 1 < text.facts.size(); ++m) {
        if (!is_nominal(text, m) || text.cluster(m).mentions.size() > 1) continue;
        const std::string_view noun = class_of_noun(text, m).name;
        const std::uint32_t owner = m + 1;
        if ((noun != "country" && noun != "government") || text.facts[m].words.size() > 2) continue;
        if (text.mention(owner).kind != MentionKind::pronoun || text.dropped[owner] ||
            text.mention(owner).first != text.mention(m).first || text.cluster(owner).type != EntityType::person) continue;
        KbIndex country;
        for (const OfficeFound& office : text.offices) {
            if (office.of >= 0 && text.same(office.holder, owner)) country = text.country_of(static_cast<std::uint32_t>(office.of));
        }
        if (!country && text.cluster(owner).known) country = kb[text.cluster(owner).known].country;
        if (!country) continue;
        for (std::uint32_t c = 0; c < text.facts.size(); ++c) {
            const bool fits = noun == "country" ? text.cluster(c).known == country
                                                : text.given_names[c] == named_after("Government of ", text, country);
            if (!fits || text.same(c, m)) continue;
            text.join(m, c, {"possessor", 0.75f});
            break;
        }
    }
}

}  // namespace dragoman::coref
