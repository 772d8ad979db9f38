#include "core/analyze/quote/speech_reader.h"

#include <algorithm>
#include <initializer_list>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string ascii_lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace

SpeechReader::SpeechReader(const Document& document, const Lexicon& lexicon)
    : doc(document), tree(document), quoted(find_quoted_spans(document)), lower_(ascii_lowered(document.text)),
      outlets_(&lexicon.table("relaying_outlets")) {
    by_first_.resize(size());
    by_last_.resize(size());
    by_head_.resize(size());
    const auto width = [&](MentionIndex m) { return doc.mentions[m.at()].span.size(); };
    for (std::size_t i = 0; i < doc.mentions.size(); ++i) {
        const Mention& mention = doc.mentions[i];
        if (!mention.first || !mention.last || mention.last.at() > size() || mention.first >= mention.last) continue;
        const auto keep_wider = [&](MentionIndex& slot) {
            if (!slot || width(slot) < mention.span.size()) slot = MentionIndex(i);
        };
        keep_wider(by_first_[mention.first.at()]);
        keep_wider(by_last_[mention.last.at() - 1]);
        if (mention.head && mention.head.at() < size()) keep_wider(by_head_[mention.head.at()]);
    }
    find_cues(lexicon);
}

bool SpeechReader::capital(std::size_t token) const {
    return token < size() && is_upper(decode_at(doc.text, doc.tokens[token].span.begin).value);
}

bool SpeechReader::is_mark(std::size_t token) const {
    const std::string_view text = word(token);
    return text == "\"" || text == "``" || text == "''" || (text.size() <= 3 && !text.empty() && is_quote_mark(decode_at(text, 0).value));
}

bool SpeechReader::finite(std::size_t token) const {
    switch (xpos(token)) {
        case Xpos::vbd: case Xpos::vbz: case Xpos::vbp: case Xpos::md: return true;
        case Xpos::none: break;
        default: return false;
    }
    const std::string_view text = word(token);
    if (one_of(text, {"is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "may", "might",
                      "must", "should", "shall", "do", "does", "did", "'s", "'re", "'ll", "'ve", "’s", "’re", "’ll"})) return true;
    return text.size() > 4 && text.ends_with("ed") && !capital(token);
}

bool SpeechReader::auxiliary_or_adverb(std::size_t token) const {
    const Xpos tag = xpos(token);
    if (tag == Xpos::rb || tag == Xpos::md) return true;
    const std::string_view text = word(token);
    if (one_of(text, {"has", "had", "have", "having", "also", "later", "then", "earlier", "was", "were", "is", "are", "been", "be", "will",
                      "would", "did", "does", "do", "n't", "not", "to", "again", "further", "once", "repeatedly", "recently", "previously",
                      "now", "still", "already", "meanwhile", "however", "too", "instead", "reportedly", "even", "just", "could", "may", "might", "can", "should", "'s", "’s"})) return true;
    return tag == Xpos::none && text.size() > 4 && text.ends_with("ly");
}

bool SpeechReader::preposition(std::size_t token) const {
    return one_of(word(token), {"of", "for", "from", "in", "at", "with", "to", "by", "on", "about", "against", "over", "under", "into",
                                "between", "near", "during", "after", "before", "within", "inside", "as", "like"});
}

std::size_t SpeechReader::token_from(std::uint32_t byte) const {
    const auto at = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), byte,
                                     [](const Token& token, std::uint32_t b) { return token.span.begin < b; });
    return static_cast<std::size_t>(at - doc.tokens.begin());
}

int SpeechReader::quoted_at(std::uint32_t byte) const {
    const auto after = std::upper_bound(quoted.begin(), quoted.end(), byte,
                                        [](std::uint32_t b, const QuotedSpan& span) { return b < span.outer.end; });
    if (after == quoted.end() || !after->outer.contains(byte)) return -1;
    return static_cast<int>(after - quoted.begin());
}

std::size_t SpeechReader::behind_time(std::size_t token) const {
    if (token >= size()) return token;
    std::size_t start = token;
    if (one_of(word(token), {"on", "in", "at", "late", "early", "earlier", "last"}) && word(token) != "last") start = token + 1;
    if (start >= size()) return token;
    const std::uint32_t byte = doc.tokens[start].span.begin;
    const auto time = std::lower_bound(doc.times.begin(), doc.times.end(), byte,
                                       [](const Timex& t, std::uint32_t b) { return t.span.begin < b; });
    if (time == doc.times.end() || time->span.begin != byte) return token;
    return token_from(time->span.end);
}

std::size_t SpeechReader::before_time(std::size_t token) const {
    if (token >= size()) return token;
    const std::uint32_t end = doc.tokens[token].span.end;
    auto time = std::lower_bound(doc.times.begin(), doc.times.end(), end,
                                 [](const Timex& t, std::uint32_t b) { return t.span.end < b; });
    if (time == doc.times.end() || time->span.end != end) return token;
    std::size_t first = token_from(time->span.begin);
    if (first > 0 && one_of(word(first - 1), {"on", "in", "at", "late", "early"})) --first;
    return first == 0 ? token : first - 1;
}

MentionIndex SpeechReader::mention_starting_at(std::size_t token) const { return token < by_first_.size() ? by_first_[token] : MentionIndex(); }
MentionIndex SpeechReader::mention_ending_at(std::size_t token) const { return token < by_last_.size() ? by_last_[token] : MentionIndex(); }

Attribution SpeechReader::from_mention(MentionIndex index) const {
    Attribution found;
    if (!index) return found;
    found.mention = index;
    found.span = doc.mentions[index.at()].span;
    return found;
}

Attribution SpeechReader::named_by(std::size_t token) const {
    if (token >= size()) return {};
    MentionIndex best = by_head_[token];
    if (!best) {  // any mention that covers it, the narrowest
        for (std::size_t i = 0; i < doc.mentions.size(); ++i) {
            const Mention& mention = doc.mentions[i];
            if (mention.first.at() > token) break;
            if (mention.last.at() <= token) continue;
            if (!best || mention.span.size() < doc.mentions[best.at()].span.size()) best = MentionIndex(i);
        }
    }
    if (best) {
        // "Foreign Ministry spokesman" + name: the name says more.
        const std::size_t behind = doc.mentions[best.at()].last.at();
        if (doc.mentions[best.at()].kind != MentionKind::pronoun) {
            const MentionIndex name = mention_starting_at(behind);
            if (name && doc.mentions[name.at()].kind == MentionKind::name && doc.mentions[name.at()].type == EntityType::person &&
                doc.tokens[behind].sentence == doc.tokens[token].sentence) return from_mention(name);
        }
        return from_mention(best);
    }
    const MentionIndex behind = token + 1 < size() ? mention_starting_at(token + 1) : MentionIndex();
    if (behind && doc.mentions[behind.at()].type == EntityType::person && doc.mentions[behind.at()].kind == MentionKind::name &&
        doc.tokens[token + 1].sentence == doc.tokens[token].sentence) return from_mention(behind);
    Attribution found;
    if (parsed(token)) {
        found.span = tree.phrase(TokenIndex(token));
        if (found.span.size() > 160) found.span = doc.tokens[token].span;
        return found;
    }
    return phrase_ending_at(token);
}

/// Leftwards from its last word to its determiner: "A State Department spokesman".
Attribution SpeechReader::phrase_ending_at(std::size_t token) const {
    if (token >= size()) return {};
    if (const MentionIndex mention = mention_ending_at(token)) return from_mention(mention);
    Attribution found;
    const std::string_view text = word(token);
    if (text.empty() || !is_letter(decode_at(doc.text, doc.tokens[token].span.begin).value)) return found;
    if (preposition(token) || finite(token) || one_of(text, {"and", "or", "but", "that", "which", "who", "there", "this", "what", "not", "if", "while", "when", "as"})) return found;
    const std::size_t first = sentence_first(token);
    std::size_t begin = token;
    while (begin > first && token - begin < 6) {
        const std::string_view before = word(begin - 1);
        if (before.empty() || !(is_letter(decode_at(before, 0).value)) || preposition(begin - 1) || finite(begin - 1) || is_mark(begin - 1)) break;
        if (one_of(before, {"and", "or", "but", "that", "which", "who", "said", "says", "while", "when", "as", "if", "because", "although", "however"})) break;
        --begin;
        if (one_of(before, {"the", "a", "an", "his", "her", "its", "their", "one", "some", "several", "many", "most", "two", "three", "other", "another"})) break;
    }
    found.span = {doc.tokens[begin].span.begin, doc.tokens[token].span.end};
    return found;
}

/// Rightwards: a title before a name is passed over, "said Foreign Ministry spokesman Ahmadi".
Attribution SpeechReader::phrase_starting_at(std::size_t token) const {
    if (token >= size()) return {};
    const std::size_t last = sentence_last(token);
    MentionIndex first_mention, person;
    std::size_t end = token;
    for (std::size_t i = token; i < last && i < token + 10; ++i) {
        const std::string_view text = word(i);
        if (text.empty() || one_of(text, {",", ".", ";", ":", "who", "that", "(", "-", "—", "and", "in", "on", "at", "after", "as", "during"}) || is_mark(i)) break;
        if (finite(i) && i > token) break;
        if (behind_time(i) != i && !mention_starting_at(i)) break;
        const MentionIndex here = mention_starting_at(i);
        const bool under_preposition = i > token && preposition(i - 1);
        if (here && !under_preposition) {
            if (!first_mention) first_mention = here;
            if (!person && doc.mentions[here.at()].type == EntityType::person && doc.mentions[here.at()].kind == MentionKind::name) person = here;
        }
        if (preposition(i) && text != "of" && text != "for") break;
        end = i + 1;
    }
    if (person) return from_mention(person);
    if (first_mention) {
        const Mention& mention = doc.mentions[first_mention.at()];
        // A name that only modifies what follows ("Pentagon officials") is not the speaker.
        if (mention.last.at() >= end || preposition(mention.last.at()) || mention.kind != MentionKind::name) return from_mention(first_mention);
    }
    Attribution found;
    if (end == token) return found;
    std::size_t stop = token;
    while (stop < end && !preposition(stop)) ++stop;
    if (stop == token) return found;
    if (const MentionIndex ending = mention_ending_at(stop - 1)) return from_mention(ending);
    found.span = {doc.tokens[token].span.begin, doc.tokens[stop - 1].span.end};
    return found;
}

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
    if (last < first + 3 || !one_of(word(last - 1), {"statement", "letter", "tweet", "post", "message", "website", "report"})) return found;
    const MentionIndex owner = mention_ending_at(last - 3);
    if (!owner || !one_of(word(last - 2), {"'s", "’s", "'", "’"})) return found;
    found.mention = owner;
    found.span = doc.mentions[owner.at()].span;
    return found;
}

Attribution SpeechReader::speaker_of(const Cue& cue) const { return issuer_of(subject_of(cue)); }

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
    const std::size_t first = sentence_first(verb), last = sentence_last(verb);
    if (parsed(verb)) {
        const TokenIndex subject = tree.subject(cue.token);
        if (subject && !tree.is_passive(cue.token)) {
            found = named_by(subject.at());
            if (found) {
                found.sieve = subject.at() > verb ? "cue-inverted" : "cue-subject";
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
