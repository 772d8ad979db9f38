// Who speaks: the subject of a cue, found by the tree where there is one and by the words beside it else.
#include <algorithm>
#include <initializer_list>

#include "core/analyze/quote/speech_reader.h"

#include "core/base/one_of.h"

namespace dragoman {
namespace {

}  // namespace

Attribution SpeechReader::inverted_subject(std::size_t verb) const {
    std::size_t at = verb + 1;
    const std::size_t last = sentence_last(verb);
    while (at < last && word(at) != "to" && auxiliary_or_adverb(at) && !mention_starting_at(at)) ++at;
    if (at < last && (preposition(at) || one_of(word(at), {"me", "us", "them", "him", "reporters"}))) return {};
    Attribution found = at < last ? phrase_starting_at(at) : Attribution{};
    if (found) found.sieve = "cue-inverted", found.score = .9f;
    return found;
}

Attribution SpeechReader::surface_subject(std::size_t verb, int depth) const {
    const std::size_t first = sentence_first(verb);
    if (verb == first || depth > 3) return {};
    std::size_t at = verb - 1;
    for (;;) {
        const std::size_t earlier = before_time(at);
        if (earlier != at && earlier >= first && !mention_ending_at(at)) {
            at = earlier;
            continue;
        }
        if (at <= first || !auxiliary_or_adverb(at) || mention_ending_at(at)) break;
        --at;
    }
    const std::string_view text = word(at);
    if (text == ")") {
        while (at > first && word(at) != "(") --at;
        if (at > first) --at;
    }
    if (text == "and" || text == "or" || text == "but" || text == "then") {  // the subject of the verb before
        const int side = quoted_at(doc.tokens[verb].span.begin);
        if (at > first && word(at - 1) == ",") {  // ", and said": the main clause's, not the nearest
            for (std::size_t k = first; k < at; ++k) {
                if (!finite(k) || quoted_at(doc.tokens[k].span.begin) != side) continue;
                if (Attribution main = surface_subject(k, depth + 1)) return main;
                break;
            }
        }
        for (std::size_t k = at; k > first; --k) {
            if (finite(k - 1) && quoted_at(doc.tokens[k - 1].span.begin) == side) return surface_subject(k - 1, depth + 1);
        }
        return {};
    }
    if (one_of(text, {"who", "which", "that"}) && at > first) {
        std::size_t k = at - 1;
        if (word(k) == "," && k > first) --k;
        return phrase_ending_at(k);
    }
    if (text == "," && at > first) {
        // "…, official spokeswoman, Maria X, said": a name that fills the aside is it.
        if (const MentionIndex name = mention_ending_at(at - 1)) {
            const Mention& mention = doc.mentions[name.at()];
            const std::size_t begin = mention.first.at();
            if (mention.type == EntityType::person && mention.kind == MentionKind::name && begin > first && word(begin - 1) == ",") return from_mention(name);
        }
        // "X, who had …, said": a relative clause may hold commas of its own.
        for (std::size_t k = at - 1; k > first; --k) {
            if (word(k - 1) == "," && one_of(word(k), {"who", "whose", "which"}) && k >= first + 2) return phrase_ending_at(k - 2);
        }
        // "Lavrov, the foreign minister, said": what stands before the aside.
        for (std::size_t k = at - 1; k > first && at - k < 25; --k) {
            if (word(k) != ",") continue;
            if (const MentionIndex mention = mention_ending_at(k - 1)) return from_mention(mention);
        }
        for (std::size_t k = at - 1; k > first && at - k < 25; --k) {
            if (word(k) == "," && k > first) return phrase_ending_at(k - 1);
        }
        return {};
    }
    Attribution found = phrase_ending_at(at);
    if (!found) return found;
    // "the minister of Russia said": walk out of the of-phrase.
    for (int step = 0; step < 3; ++step) {
        const std::size_t begin = token_from(found.span.begin);
        if (begin <= first + 1) break;
        std::size_t before = begin - 1;
        while (before > first && one_of(word(before), {"the", "a", "an", "its", "their", "his", "her"})) --before;
        if (!one_of(word(before), {"of", "for", "from", "in", "at", "with", "to", "on", "by", "against"}) || before <= first) break;
        const Xpos noun = xpos(before - 1);
        if (noun != Xpos::none && noun != Xpos::nn && noun != Xpos::nns && noun != Xpos::nnp && noun != Xpos::nnps) break;
        Attribution outer = phrase_ending_at(before - 1);
        if (!outer) break;
        // "In Moscow Lavrov said" has nothing before its preposition to walk to; a verb stops the walk.
        found = outer;
    }
    return found;
}

/// "The ministry's statement read": who issued it speaks.
Attribution SpeechReader::issuer_of(Attribution found) const {
    if (!found) return found;
    const std::size_t first = token_from(found.span.begin), last = token_from(found.span.end);
    if (last < first + 3 || !is_a(word(last - 1), "text")) return found;
    const MentionIndex owner = mention_ending_at(last - 3);
    if (!owner || !one_of(word(last - 2), {"'s", "’s", "'", "’"})) return found;
    found.mention = owner;
    found.span = doc.mentions[owner.at()].span;
    return found;
}

Attribution SpeechReader::owner_of(std::size_t noun) const {
    const std::size_t first = sentence_first(noun), last = sentence_last(noun);
    Attribution found;
    // "Trump's repeated claim", "his claim"
    for (std::size_t k = noun; k > first && noun - k < 3; --k) {
        const std::string_view text = word(k - 1);
        if (one_of(text, {"'s", "’s", "'", "’"}) && k - 1 > first) found = phrase_ending_at(k - 2);
        else if (one_of(text, {"his", "her", "its", "their"})) found = from_mention(mention_starting_at(k - 1));
        if (found) break;
        if (xpos(k - 1) != Xpos::jj && xpos(k - 1) != Xpos::rb && xpos(k - 1) != Xpos::vbn) break;
    }
    if (!found && noun + 2 < last && one_of(word(noun + 1), {"by", "from", "of"})) found = phrase_starting_at(noun + 2);
    if (!found) {  // "X repeated the claim that"
        for (std::size_t k = noun; k > first && noun - k < 6; --k) {
            if (!finite(k - 1) || quoted_at(doc.tokens[k - 1].span.begin) != quoted_at(doc.tokens[noun].span.begin)) continue;
            if (one_of(word(k - 1), {"is", "was", "are", "were", "denied", "rejected", "dismissed", "disputed"})) break;
            found = surface_subject(k - 1, 0);
            break;
        }
    }
    found.sieve = "noun-owner";
    found.score = .75f;
    return found;
}

TokenIndex SpeechReader::relative_subject(const Cue& cue) const {
    if (cue.noun || cue.relayed || cue.takes == "a" || !parsed(cue.token.at())) return {};
    const std::size_t verb = cue.token.at(), first = sentence_first(verb);
    std::size_t before = verb;
    while (before > first && auxiliary_or_adverb(before - 1) && !mention_ending_at(before - 1)) --before;
    if (before == first || !one_of(word(before - 1), {"who", "which"})) return {};
    return tree.antecedent(TokenIndex(before - 1));
}

Attribution SpeechReader::speaker_of(const Cue& cue) const { return issuer_of(subject_of(cue)); }

/// "X said …, adding that": the speech before in the same sentence goes on.
Attribution SpeechReader::speaker_going_on(const Cue& cue) const {
    const std::size_t verb = cue.token.at(), first = sentence_first(verb);
    if (verb == first || word(verb - 1) != "," || is_mark(verb + 1) || one_of(word(verb + 1), {",", ":"})) return {};
    for (auto before = cues.rbegin(); before != cues.rend() && before->token.at() + 1 > first; ++before) {
        if (before->token >= cue.token || before->noun || before->participle || before->relayed || before->takes == "a") continue;
        if (quoted_at(doc.tokens[before->token.at()].span.begin) != quoted_at(doc.tokens[verb].span.begin)) continue;
        Attribution found = subject_of(*before);
        if (!found) continue;
        found.sieve = "cue-participle";
        found.score = .85f;
        return found;
    }
    return {};
}

/// "the evening got worse, said a source", "the ferry has left, Keller said": a subject that another verb follows at once, and
/// then a comma, is that verb's.
bool SpeechReader::has_own_verb(std::size_t noun, std::size_t before) const {
    bool verb = false;
    for (std::size_t k = noun + 1; k < before; ++k) {
        if (word(k) == ",") return verb;
        if (!verb && one_of(word(k), {"who", "which", "that", "whose"})) return false;
        verb = verb || finite(k);
    }
    return false;
}

/// "…, said a source in the room.": a noun phrase and nothing else follows, and the tree knows of no subject before the verb.
bool SpeechReader::inverted_at(const Cue& cue) const {
    const std::size_t verb = cue.token.at(), last = sentence_last(verb);
    if (cue.participle || verb <= sentence_first(verb) || word(verb - 1) != "," || verb + 1 >= last) return false;
    if (xpos(verb) != Xpos::vbd && xpos(verb) != Xpos::vbz && xpos(verb) != Xpos::vbp) return false;
    if (!one_of(xpos(verb + 1), {Xpos::dt, Xpos::cd, Xpos::nn, Xpos::nns, Xpos::nnp, Xpos::jj, Xpos::prp_s})) return false;
    if (parsed(verb)) {
        for (const TokenIndex child : tree.children(cue.token)) {
            if (child < cue.token && tree.is(child, Deprel::nsubj) && !has_own_verb(child.at(), verb)) return false;
        }
    }
    for (std::size_t k = verb + 1; k < last; ++k) {
        if (one_of(word(k), {",", ".", ";", "who", "which", "whose"})) break;
        if (finite(k) || word(k) == "that" || word(k) == ":" || is_mark(k)) return false;
    }
    return true;
}

Attribution SpeechReader::subject_of(const Cue& cue) const {
    const std::size_t verb = cue.token.at();
    Attribution found;
    if (cue.takes == "a") {
        found = phrase_starting_at(verb + 2);
        found.sieve = "according-to";
        found.score = .92f;
        return found;
    }
    if (cue.relayed) {
        found = surface_subject(token_from(cue.span.begin), 0);
        found.sieve = "quoted-by";
        found.score = .92f;
        for (std::size_t k = cue.quoted.at() + 1; k < verb; ++k) {
            if (word(k) != "by") continue;
            const Attribution relay = phrase_starting_at(k + 1);
            found.via = relay.span;
            found.via_mention = relay.mention;
        }
        return found;
    }
    if (cue.noun) return owner_of(verb);
    const std::size_t first = sentence_first(verb), last = sentence_last(verb);
    if (cue.participle) {
        found = speaker_going_on(cue);
        if (found) return found;
    }
    if (const TokenIndex antecedent = relative_subject(cue)) {
        found = named_by(antecedent.at());
        found.sieve = "relative-clause";
        found.score = .9f;
        return found;
    }
    if (inverted_at(cue)) {
        found = inverted_subject(verb);
        if (found) return found;
    }
    if (parsed(verb)) {
        TokenIndex subject = tree.subject(cue.token);
        for (const TokenIndex child : tree.children(cue.token)) {  // "The bridge, the mayor said, …": who stands next to the verb
            if (child < cue.token && tree.is(child, Deprel::nsubj)) subject = child;
        }
        if (subject && subject.at() < verb && has_own_verb(subject.at(), verb)) subject = {};
        const bool time = subject && std::any_of(doc.times.begin(), doc.times.end(), [&](const Timex& t) { return t.span.contains(doc.tokens[subject.at()].span); });
        if (subject && !time && !tree.is_passive(cue.token)) {
            found = named_by(subject.at());
            if (found) {
                found.sieve = subject.at() > verb ? Label("cue-inverted") : Label("cue-subject");
                found.score = .93f;
                if (quoted_at(found.span.begin) == quoted_at(doc.tokens[verb].span.begin)) return found;
            }
        }
    }
    // "…," said X: the cue stands behind a comma or a mark, and a noun phrase follows.
    std::size_t before = verb;
    while (before > first && auxiliary_or_adverb(before - 1) && !mention_ending_at(before - 1)) --before;
    const bool behind_comma = before > first && word(before - 1) == ",";
    const bool behind_mark = before > first && (is_mark(before - 1) || (behind_comma && before > first + 1 && is_mark(before - 2)));
    const bool behind_break = before == first || behind_mark || behind_comma || one_of(word(before - 1), {"?", "!", "—", "-", "."});
    if (behind_comma && !behind_mark && !cue.participle) {  // an aside: "X, the envoy, said"
        found = surface_subject(verb, 0);
        if (found) {
            found.sieve = "cue-aside";
            found.score = .8f;
            return found;
        }
    }
    if (behind_break && !cue.participle && verb + 1 < last && !one_of(word(verb + 1), {",", ":", ".", "that"}) && !is_mark(verb + 1)) {
        found = inverted_subject(verb);
        if (found) return found;
    }
    if (cue.participle) {  // "…, adding that": the subject of the clause before
        for (std::size_t k = verb; k > first; --k) {
            if (!finite(k - 1) || quoted_at(doc.tokens[k - 1].span.begin) >= 0) continue;
            found = surface_subject(k - 1, 0);
            if (!found) found = inverted_subject(k - 1);
            if (found) {
                found.sieve = "cue-participle";
                found.score = .8f;
                return found;
            }
        }
        return found;
    }
    found = surface_subject(verb, 0);
    found.sieve = "cue-subject";
    found.score = .85f;
    return found;
}

}  // namespace dragoman
