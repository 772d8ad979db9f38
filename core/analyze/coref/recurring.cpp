// Strict head match (Lee et al. 2013, pass 4): "the ferry" is the ferry spoken of before, where nothing told of it is new.
#include <algorithm>

#include "core/analyze/coref/sieves.h"

namespace dragoman::coref {
namespace {

constexpr std::size_t sentences_within = 25;
constexpr std::uint32_t mentions_within = 600;  // a list without a full stop is no discourse
constexpr std::size_t sentences_for_kind = 5;  // "a ferry … the vessel"

struct Phrase {
    std::string_view noun, kind;  // its class: "vessel" of a ferry
    bool plural;
    bool contrasted;                       // "the other ferry"
    std::vector<std::string_view> words;   // beside the noun
    std::vector<std::uint32_t> bodies;     // names and pronouns inside
};

Phrase phrase_of(const Discourse& text, std::uint32_t m) {
    const Mention& mention = text.mention(m);
    const std::string_view noun = lemma(text.doc, mention.head);
    Phrase out{noun, text.res.lexicon.table("recurring-nouns").value(noun, 3), text.doc.syntax[mention.head.at()].xpos == Xpos::nns, false, {}, {}};
    std::vector<bool> covered(mention.last.at() - mention.first.at(), false);
    for (std::uint32_t i = m + 1; i < text.facts.size() && text.mention(i).span.begin < mention.span.end; ++i) {
        const Mention& inner = text.mention(i);
        if (!mention.span.contains(inner.span) || inner.kind == MentionKind::nominal) continue;
        out.bodies.push_back(i);
        for (std::size_t t = inner.first.at(); t < inner.last.at(); ++t) covered[t - mention.first.at()] = true;
    }
    for (std::size_t t = mention.first.at(); t < mention.last.at(); ++t) {
        if (TokenIndex(t) == mention.head || covered[t - mention.first.at()]) continue;
        const std::string_view kind = text.determiners.value(text.lower[t]);
        if (kind == "contrast") out.contrasted = true;
        else if (kind.empty() || kind == "quantity") out.words.push_back(text.lower[t]);
    }
    return out;
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// Whether everything that `now` tells stands in `before` too.
bool nothing_new(const Discourse& text, const Phrase& now, const Phrase& before) {
    const bool told = std::all_of(now.words.begin(), now.words.end(), [&](std::string_view word) { return holds(before.words, word); });
    return told && std::all_of(now.bodies.begin(), now.bodies.end(), [&](std::uint32_t body) {
        return std::any_of(before.bodies.begin(), before.bodies.end(), [&](std::uint32_t other) { return text.same(body, other); });
    });
}

/// "Cyclone Vera" is a cyclone, "the Arica Tournament" a tournament.
bool named_by(const Discourse& text, std::uint32_t name, const Phrase& phrase) {
    const std::vector<std::string_view>& words = text.facts[name].words;
    if (phrase.plural || words.size() < 2 || text.facts[name].demonym || !phrase.bodies.empty()) return false;
    if (words.back() != phrase.noun && words.front() != phrase.noun) return false;
    return std::all_of(phrase.words.begin(), phrase.words.end(), [&](std::string_view word) { return holds(words, word); });
}

}  // namespace

void join_recurring(Discourse& text) {
    if (text.doc.syntax.empty()) return;
    std::vector<Phrase> seen;
    std::vector<std::int32_t> phrase_at(text.facts.size(), -1);  // into `seen`
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Mention& mention = text.mention(m);
        if (mention.kind != MentionKind::nominal || !mention.head || text.facts[m].head.empty()) continue;
        Phrase now = phrase_of(text, m);
        const bool owned = !now.bodies.empty() && text.mention(now.bodies.front()).kind == MentionKind::name;
        const bool alone = text.cluster(m).mentions.size() == 1 && text.given_names[m].empty();
        const bool mine = !now.bodies.empty() && text.mention(now.bodies.front()).kind == MentionKind::pronoun;
        if (alone && !mine && (text.is_definite(m) || owned) && !now.contrasted) {
            const std::size_t here = mention.sentence.at();
            for (std::uint32_t p = m; p-- > 0;) {  // the nearest that fits
                const Mention& other = text.mention(p);
                if (here - other.sentence.at() > sentences_within || m - p > mentions_within) break;
                if (other.kind == MentionKind::pronoun || other.span.contains(mention.span) || !text.compatible(m, p)) continue;
                if (other.kind == MentionKind::name) {
                    if (!named_by(text, p, now)) continue;
                    text.join(m, p, {"named-by-noun", 0.75f});
                    break;
                }
                const Phrase* const before = phrase_at[p] < 0 ? nullptr : &seen[static_cast<std::size_t>(phrase_at[p])];
                if (!before || before->plural != now.plural) continue;
                if (before->noun != now.noun) {
                    const bool alike = !now.kind.empty() && before->kind == now.kind && now.words.empty() && now.bodies.empty() && !now.plural;
                    if (!alike || here - other.sentence.at() > sentences_for_kind) continue;
                    text.join(m, p, {"same-kind", 0.55f});
                    break;
                }
                if (before->contrasted || !nothing_new(text, now, *before)) continue;
                text.join(m, p, {"same-noun", 0.65f});
                break;
            }
        }
        phrase_at[m] = static_cast<std::int32_t>(seen.size());
        seen.push_back(std::move(now));
    }
}

void drop_passing(Discourse& text) {
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (text.mention(m).why.by == Label("recurring") && text.cluster(m).mentions.size() == 1) text.dropped[m] = true;
    }
}

}  // namespace dragoman::coref
