#include "core/analyze/quote/speech_reader.h"

#include <algorithm>
#include <initializer_list>

#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

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
      outlets_(&lexicon.table("relaying_outlets")), words_(&lexicon.table("speech_words")), acts_(&lexicon.table("speech_acts")) {
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
    find_attitudes(lexicon);
}

bool SpeechReader::is_a(std::string_view word, std::string_view kind) const {
    for (const Table::Row& row : words_->rows_of(word)) {
        if (row.size() > 1 && row[1] == kind) return true;
    }
    return false;
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

/// "Turkish President" + name, "Foreign Ministry spokesman" + name: the name says more.
MentionIndex SpeechReader::person_behind_title(std::size_t token) const {
    const std::size_t last = token < size() ? sentence_last(token - 1) : size();
    for (std::size_t k = token; k < last && k < token + 5; ++k) {
        if (const MentionIndex name = mention_starting_at(k)) {
            const Mention& mention = doc.mentions[name.at()];
            const bool person = mention.type == EntityType::person && mention.kind == MentionKind::name;
            return person ? name : MentionIndex();
        }
        const Upos tag = doc.syntax[k].upos;
        if (tag != Upos::noun && tag != Upos::propn && tag != Upos::adj) break;
    }
    return {};
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
        const Mention& mention = doc.mentions[best.at()];
        const bool is_person_name = mention.type == EntityType::person && mention.kind == MentionKind::name;
        if (mention.kind != MentionKind::pronoun && !is_person_name) {
            if (const MentionIndex name = person_behind_title(mention.last.at())) return from_mention(name);
        }
        return from_mention(best);
    }
    const MentionIndex behind = token + 1 < size() ? mention_starting_at(token + 1) : MentionIndex();
    if (behind && doc.mentions[behind.at()].type == EntityType::person && doc.mentions[behind.at()].kind == MentionKind::name &&
        sentence_of(doc, TokenIndex(token + 1)) == sentence_of(doc, TokenIndex(token))) return from_mention(behind);
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
        if (one_of(before, {"'s", "’s"}) && begin - 1 > first) {
            --begin;
            continue;
        }
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
        // "a person familiar with", "officials briefed on": what is told of them follows.
        if (i > token && (xpos(i - 1) == Xpos::nn || xpos(i - 1) == Xpos::nns) && (xpos(i) == Xpos::jj || xpos(i) == Xpos::vbn || xpos(i) == Xpos::vbg)) break;
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
    if (end > token && end + 1 < last && word(end) == ",") {  // "its foreign minister, Ida Holm"
        const MentionIndex name = mention_starting_at(end + 1);
        const bool is_person = name && doc.mentions[name.at()].type == EntityType::person &&
                               doc.mentions[name.at()].kind == MentionKind::name;
        const std::size_t behind = is_person ? doc.mentions[name.at()].last.at() : last;
        const bool closed = behind < last && one_of(word(behind), {",", ".", ";", ")"});
        if (is_person && closed && xpos(end - 1) == Xpos::nn) return from_mention(name);
    }
    if (first_mention) {
        const Mention& mention = doc.mentions[first_mention.at()];
        // A name that only modifies what follows ("Pentagon officials") is not the speaker.
        const bool modifies = mention.kind == MentionKind::name || xpos(mention.first.at()) == Xpos::prp_s;
        if (mention.last.at() >= end || preposition(mention.last.at()) || !modifies) return from_mention(first_mention);
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

}  // namespace dragoman
