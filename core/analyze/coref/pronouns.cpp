// Pronouns: Lee et al. 2013, pass 10, with salience in the manner of Lappin and Leass (1994): near,
// subject, first in its sentence and often named wins; a close race stays unresolved.
#include <algorithm>

#include "core/analyze/coref/sieves.h"

namespace dragoman::coref {
namespace {

constexpr std::size_t sentences_back = 2;
constexpr std::uint32_t mentions_back = 120;  // a list of names without a full stop is no discourse
constexpr std::size_t tokens_back = 400;
constexpr float least_score = 0.7f;
constexpr float least_margin = 0.08f;
constexpr float untold = 0.75f;  // how well a thing suits that no mention tells of

struct Pronoun {
    Gender gender = Gender::unknown;
    bool plural = false, neuter = false, possessive = false, reflexive = false;
};

bool read_pronoun(const Discourse& text, std::uint32_t m, Pronoun& out) {
    const Table& table = text.res.lexicon.table("pronouns");
    const std::string_view word = text.facts[m].head;
    if (!table.has(word) || table.value(word, 4) != "3") return false;
    const std::string_view gender = table.value(word, 3);
    out.gender = gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
    out.neuter = gender == "n";
    out.plural = table.value(word, 2) == "p";
    out.possessive = table.value(word, 1) == "possessive";
    out.reflexive = table.value(word, 1) == "reflexive";
    return true;
}

/// The word of a mention on which its others hang: of "Rosa Quispe" the first, whereas the head for names is the last.
TokenIndex top_of(const Document& doc, const Mention& mention) {
    TokenIndex top = mention.head;
    for (std::size_t steps = 0; top && steps < mention.last.at() - mention.first.at(); ++steps) {
        const TokenIndex above = head(doc, top);
        if (!above || above < mention.first || above >= mention.last) break;
        top = above;
    }
    return top;
}

bool is_subject(const Discourse& text, const Mention& mention) {
    if (text.doc.syntax.empty() || !mention.head) return false;
    const Deprel relation = text.doc.syntax[top_of(text.doc, mention).at()].deprel;
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
}

/// The mention that is subject of the verb whose object the pronoun is, or -1: "the rebels see it as …" does not make the rebels
/// "it" (principle B of Chomsky, Lectures on Government and Binding, 1981; the filter of Lappin and Leass).
std::int32_t co_argument(const Discourse& text, std::uint32_t m) {
    const std::vector<TokenSyntax>& syntax = text.doc.syntax;
    const Mention& mention = text.mention(m);
    if (syntax.empty() || !mention.head) return -1;
    const Deprel relation = syntax[mention.head.at()].deprel;
    if (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl) return -1;
    const TokenIndex verb = head(text.doc, mention.head);
    if (!verb) return -1;
    for (std::uint32_t c = m; c-- > 0 && text.mention(c).sentence == mention.sentence;) {
        const TokenIndex subject = top_of(text.doc, text.mention(c));
        if (subject && is_subject(text, text.mention(c)) && head(text.doc, subject) == verb) return static_cast<std::int32_t>(c);
    }
    return -1;
}

/// What the best of the things that no mention tells of would score: plain nouns ("the voters", "a rumour") since the sentence before.
/// Time words are none.
float best_untold(const Discourse& text, std::uint32_t m, const Pronoun& pronoun, const std::vector<bool>& told) {
    const std::vector<TokenSyntax>& syntax = text.doc.syntax;
    if (syntax.empty() || pronoun.gender != Gender::unknown) return 0.f;
    const Table& time_words = text.res.lexicon.table("time_words");
    const std::size_t at = text.mention(m).first.at();
    const std::size_t sentence = text.mention(m).sentence.at();
    float best = 0.f;
    const std::size_t here = text.doc.sentences[sentence].first.at();
    const std::size_t before = sentence > 0 ? text.doc.sentences[sentence - 1].first.at() : here;
    for (std::size_t t = at; t-- > std::max(before, at - std::min(at, tokens_back));) {
        const std::size_t distance = t >= here ? 0 : 1;
        if (told[t] || syntax[t].upos != Upos::noun || (syntax[t].xpos == Xpos::nns) != pronoun.plural) continue;
        const Deprel relation = syntax[t].deprel;
        const bool subject = relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
        if (!subject && relation != Deprel::obj) continue;
        if (time_words.has(text.lower[t])) continue;
        float score = untold * (distance == 0 ? 1.f : 0.85f) + (subject ? 0.35f : 0.f);
        score -= 0.0005f * static_cast<float>(std::min<std::uint32_t>(text.mention(m).span.begin - text.doc.tokens[t].span.begin, 400));
        best = std::max(best, score);
    }
    return best;
}

/// How well the thing that mention `c` is suits the pronoun, 0 for not at all.
float suits(const Discourse& text, std::uint32_t c, const Pronoun& pronoun) {
    const Cluster& cluster = text.cluster(c);
    const Class kind = class_of(cluster.type);
    if (pronoun.gender != Gender::unknown) {
        if (kind != Class::person) return 0.f;
        if (cluster.gender == pronoun.gender) return 1.f;
        return cluster.gender == Gender::unknown ? 0.9f : 0.f;
    }
    const std::string_view number = text.res.lexicon.table("nominal-heads").value(text.facts[c].head, 2);
    if (pronoun.neuter) {
        if (kind == Class::person || number == "p") return 0.f;
        if (text.facts[c].people) return 0.f;
        if (text.facts[c].demonym) return 0.3f;
        return kind == Class::place ? (cluster.type == EntityType::gpe ? 1.f : 0.5f) : kind == Class::group ? 1.f : 0.6f;
    }
    // they: groups of people first, then bodies and plurals; a single person hardly ever.
    if (kind == Class::person) return number == "p" ? 1.f : 0.f;
    if (text.facts[c].demonym && !text.facts[c].people) return 0.2f;
    if (number == "p" || text.facts[c].people || text.is_kind(c, "armed-group")) return 1.f;
    if (kind == Class::group) return 0.8f;
    return kind == Class::place && cluster.type == EntityType::gpe ? 0.6f : 0.f;
}

/// The person or body beside a verb of saying outside the marks, in the mention's paragraph: the one
/// that follows the quotation first, else the one before it.
std::int32_t speaker_of(const Discourse& text, std::uint32_t m, const std::vector<bool>& quoted) {
    const Table& verbs = text.res.lexicon.table("reporting_verbs");
    const std::size_t at = text.mention(m).first.at();
    const auto same_paragraph = [&](std::size_t a, std::size_t b) {
        return slice(text.doc.text, {text.doc.tokens[a].span.begin, text.doc.tokens[b].span.begin}).find('\n') == std::string_view::npos;
    };
    const auto says = [&](std::size_t t) { return t < quoted.size() && !quoted[t] && verbs.has(text.lower[t]); };
    const auto beside = [&](const Mention& who) {
        const std::size_t first = who.first.at(), last = who.last.at();
        return says(last) || says(last + 1) || (first > 0 && says(first - 1)) || (first > 1 && says(first - 2)) ||
               (first > 4 && (says(first - 3) || says(first - 4) || says(first - 5)));
    };
    const auto fits = [&](std::uint32_t c) {
        const Class kind = class_of(text.cluster(c).type);
        return text.mention(c).kind != MentionKind::pronoun && !quoted[text.mention(c).first.at()] &&
               (kind == Class::person || kind == Class::group || kind == Class::place) && !text.facts[c].demonym;
    };
    std::int32_t found = -1;
    for (std::uint32_t c = m + 1; c < text.facts.size() && same_paragraph(at, text.mention(c).first.at()); ++c) {
        if (!fits(c) || !beside(text.mention(c))) continue;
        if (class_of(text.cluster(c).type) == Class::person) return static_cast<std::int32_t>(c);
        if (found < 0) found = static_cast<std::int32_t>(c);
    }
    if (found >= 0) return found;
    for (std::uint32_t c = m; c-- > 0 && same_paragraph(text.mention(c).first.at(), at);) {
        if (!fits(c) || !beside(text.mention(c))) continue;
        if (class_of(text.cluster(c).type) == Class::person) return static_cast<std::int32_t>(c);
        if (found < 0) found = static_cast<std::int32_t>(c);
    }
    return found;
}

}  // namespace

std::vector<bool> quoted_tokens(const Document& doc) {
    std::vector<bool> quoted(doc.tokens.size(), false);
    bool open = false;
    std::uint32_t end = 0;
    for (std::size_t t = 0; t < doc.tokens.size(); ++t) {
        const std::string_view token = text_of(doc, doc.tokens[t].span);
        // A line feed between two tokens parts paragraphs.
        if (slice(doc.text, {end, doc.tokens[t].span.begin}).find('\n') != std::string_view::npos) open = false;
        end = doc.tokens[t].span.end;
        if (token == "“" || token == "«") open = true;
        else if (token == "”" || token == "»") open = false;
        else if (token == "\"" || token == "``" || token == "''") open = !open;
        else quoted[t] = open;
    }
    return quoted;
}

void join_speakers(Discourse& text) {
    bool any = false;
    const Table& pronouns = text.res.lexicon.table("pronouns");
    for (std::uint32_t m = 0; m < text.facts.size() && !any; ++m) {
        any = text.mention(m).kind == MentionKind::pronoun && pronouns.value(text.facts[m].head, 4) == "1";
    }
    if (!any) return;
    const std::vector<bool> quoted = quoted_tokens(text.doc);
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (text.mention(m).kind != MentionKind::pronoun) continue;
        if (pronouns.value(text.facts[m].head, 4) != "1" || !quoted[text.mention(m).first.at()]) continue;
        const std::int32_t found = speaker_of(text, m, quoted);
        if (found < 0) continue;
        const std::uint32_t speaker = static_cast<std::uint32_t>(found);
        const bool person = class_of(text.cluster(speaker).type) == Class::person;
        if (pronouns.value(text.facts[m].head, 2) == "s") {
            if (person) text.join(m, speaker, {"speaker", 0.8f});
            continue;
        }
        if (!person) {
            text.join(m, speaker, {"speaker", 0.7f});
            continue;
        }
        // "We" of an official is the country or body that he or she speaks for.
        std::int32_t body = -1;
        for (const OfficeFound& office : text.offices) {
            if (office.of >= 0 && !office.past && text.same(office.holder, speaker)) body = office.of;
        }
        if (body >= 0) text.join(m, static_cast<std::uint32_t>(body), {"speaks-for", 0.65f});
    }
}

void join_pronouns(Discourse& text) {
    std::vector<bool> told(text.doc.tokens.size(), false);  // heads of mentions and words of names
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Mention& mention = text.mention(m);
        if (mention.head) told[mention.head.at()] = true;
        if (mention.kind == MentionKind::name) std::fill(told.begin() + static_cast<std::ptrdiff_t>(mention.first.at()), told.begin() + static_cast<std::ptrdiff_t>(mention.last.at()), true);
    }
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Mention& mention = text.mention(m);
        if (mention.kind != MentionKind::pronoun) continue;
        if (!text.chain_why[m].by.empty()) continue;  // a speaker's own
        text.dropped[m] = true;
        Pronoun pronoun;
        if (!read_pronoun(text, m, pronoun)) continue;
        struct Scored {
            std::uint32_t root;
            std::uint32_t mention;
            float score;
        };
        std::vector<Scored> ranked;
        const std::int32_t other_argument = pronoun.reflexive || pronoun.possessive ? -1 : co_argument(text, m);
        for (std::uint32_t c = m; c-- > 0;) {
            const Mention& other = text.mention(c);
            const std::size_t distance = mention.sentence.at() - other.sentence.at();
            if (distance > sentences_back || m - c > mentions_back) break;
            if (text.dropped[c] || other.span.contains(mention.span)) continue;
            if (other_argument >= 0 && text.same(c, static_cast<std::uint32_t>(other_argument))) continue;
            float score = suits(text, c, pronoun);
            if (score <= 0.f) continue;
            score *= distance == 0 ? 1.f : distance == 1 ? 0.85f : 0.55f;
            if (is_subject(text, other)) score += 0.35f;
            bool first = true;
            for (std::uint32_t o = c; first && o-- > 0 && c - o < mentions_back && text.mention(o).sentence == other.sentence;) {
                first = class_of(text.mention(o).type) != class_of(other.type);
            }
            if (first) score += 0.2f;
            if (other.kind == MentionKind::pronoun) score += 0.15f;
            score += 0.03f * static_cast<float>(std::min<std::size_t>(text.cluster(c).mentions.size(), 6));
            // Nearer of two alike.
            score -= 0.0005f * static_cast<float>(std::min<std::uint32_t>(mention.span.begin - other.span.begin, 400));
            const std::uint32_t root = text.root(c);
            const auto same = std::find_if(ranked.begin(), ranked.end(), [&](const Scored& s) { return s.root == root; });
            if (same == ranked.end()) ranked.push_back({root, c, score});
            else if (score > same->score) *same = {root, c, score};
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
        if (ranked.empty() || ranked.front().score < least_score) continue;
        const float margin = ranked.size() > 1 ? ranked[0].score - ranked[1].score : 1.f;
        if (margin < least_margin || ranked[0].score < best_untold(text, m, pronoun, told)) continue;
        text.dropped[m] = false;
        text.join(m, ranked.front().mention, {"salience", std::min(0.85f, 0.5f + margin)});
    }
}

bool is_unnamed_speaker(const Discourse& text, std::uint32_t m) {
    return text.mention(m).kind == MentionKind::pronoun && text.mention(m).why.by == Label("speaks");
}

void keep_speakers(Discourse& text) {
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        Pronoun pronoun;
        if (!text.dropped[m] || !is_unnamed_speaker(text, m) || !read_pronoun(text, m, pronoun)) continue;
        if (pronoun.neuter || pronoun.possessive || pronoun.reflexive) continue;
        text.dropped[m] = false;
        text.set_type(m, EntityType::person);
        text.chain_why[m] = {"unnamed-speaker", 0.5f};
    }
}

}  // namespace dragoman::coref
