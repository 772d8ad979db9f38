#include "core/analyze/quote/speaking_phrase.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/analyze/quote/speech_reader.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

/// What the noun that heads a description is, if it can say something, as people, bodies and texts can; "the price suggests" is nobody.
class Speakers {
public:
    Speakers(const Document& doc, const Lexicon& lexicon)
        : doc_(doc), heads_(lexicon.table("nominal-heads")), nouns_(lexicon.table("recurring-nouns")), speakers_(lexicon.table("speaker-nouns")) {}

    std::optional<EntityType> type_of(std::size_t head, std::string_view word) const {
        const std::string lemma = lowered(dragoman::lemma(doc_, TokenIndex(head)));
        std::string_view type = heads_.value(word);
        for (const Table* table : {&heads_, &speakers_, &nouns_}) {
            if (type.empty()) type = table->value(lemma);
        }
        const std::optional<EntityType> known = from_name<EntityType>(type);
        if (known) return one_of(*known, {EntityType::person, EntityType::norp, EntityType::org, EntityType::gpe, EntityType::work_of_art, EntityType::law}) ? known : std::nullopt;
        for (const std::string_view ending : {"man", "ist", "ian"}) {
            if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return EntityType::person;
        }
        return std::nullopt;
    }

private:
    const Document& doc_;
    const Table &heads_, &nouns_, &speakers_;
};

/// The description or unknown name that these words of a speaker are; none where they name nobody.
std::optional<Mention> phrase_of(const SpeechReader& reader, const Lexicon& lexicon, const Speakers& speakers, Span words) {
    const Table& titles = lexicon.table("name-titles");
    const std::size_t first = reader.token_from(words.begin), last = reader.token_from(words.end);
    if (first >= last || last - first > 7 || one_of(reader.word(first), {"no", "neither", "any", "few"})) return std::nullopt;
    std::size_t head = last - 1, noun = first + 1;
    if (one_of(reader.word(first), {"many", "most", "some", "several", "one", "two", "three", "all", "each", "none", "both"}) && reader.word(noun) == "of") noun += 2;  // "one of the ministers"
    for (std::size_t i = noun; i < last; ++i) {
        if (!reader.preposition(i)) continue;
        head = i - 1;
        break;
    }
    const std::string_view word = reader.word(head);
    if (word.size() < 3 || !is_letter(decode_at(word, 0).value)) return std::nullopt;
    const Xpos tag = reader.xpos(head);
    if (tag != Xpos::none && tag != Xpos::nn && tag != Xpos::nns && tag != Xpos::nnp && tag != Xpos::nnps) return std::nullopt;
    if (tag == Xpos::none && (word.ends_with("ing") || word.ends_with("ly") || reader.finite(head))) return std::nullopt;
    bool crosses = false, overlaps = false;
    for (const Mention& other : reader.doc.mentions) {
        if (!other.span.overlaps(words)) continue;
        overlaps = true;
        crosses |= !words.contains(other.span) && !other.span.contains(words);
    }
    if (crosses) return std::nullopt;
    Mention mention;
    std::size_t begin = first;
    const bool title = reader.word(first) == "the" && titles.has(word);  // "The King said": a description
    const bool name = !title && (tag == Xpos::nnp || (reader.capital(head) && head > reader.sentence_first(head)));
    if (name) {  // what no name finder knew, but it speaks: "Mr. King"
        if (overlaps || tag != Xpos::nnp || head + 1 != last) return std::nullopt;
        begin = head;
        while (begin > first && reader.capital(begin - 1) && reader.xpos(begin - 1) == Xpos::nnp && !titles.has(reader.word(begin - 1))) --begin;
        if (begin > first + 1 && reader.word(begin - 1) == "-" && one_of(reader.word(begin - 2), {"al", "el"})) begin -= 2;
        if (begin == reader.sentence_first(head) && begin == head && !reader.capital(head)) return std::nullopt;
    }
    mention.span = {reader.doc.tokens[begin].span.begin, words.end};
    mention.kind = name ? MentionKind::name : MentionKind::nominal;
    const std::optional<EntityType> type = speakers.type_of(head, word);
    if (!type && !name && !title) return std::nullopt;
    mention.type = name || title ? EntityType::person : *type;
    if (name && reader.is_outlet(reader.lowered_text(mention.span))) mention.type = EntityType::org;
    mention.first = TokenIndex(begin);
    mention.last = TokenIndex(last);
    mention.head = TokenIndex(head);
    mention.sentence = sentence_of(reader.doc, TokenIndex(first));
    mention.why = {"speaks", .7f};
    return mention;
}

}  // namespace

std::vector<Mention> add_speaking_phrases(const Document& doc, const Lexicon& lexicon) {
    std::vector<Mention> mentions = doc.mentions;
    if (doc.tokens.empty() || doc.sentences.empty()) return mentions;
    const SpeechReader reader(doc, lexicon);
    const Speakers speakers(doc, lexicon);
    const auto add_speaker = [&](const Cue& cue) {
        if (cue.allows('n')) return;
        const Attribution speaker = reader.speaker_of(cue);
        if (speaker.mention && mentions[speaker.mention.at()].kind == MentionKind::pronoun) mentions[speaker.mention.at()].why.by = Label("speaks");
        if (!speaker || speaker.mention) return;
        if (const std::optional<Mention> phrase = phrase_of(reader, lexicon, speakers, speaker.span)) mentions.push_back(*phrase);
    };
    std::for_each(reader.cues.begin(), reader.cues.end(), add_speaker);
    std::for_each(reader.attitudes.begin(), reader.attitudes.end(), add_speaker);
    std::stable_sort(mentions.begin(), mentions.end(), in_text_order);
    mentions.erase(std::unique(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span == b.span; }), mentions.end());
    return mentions;
}

}  // namespace dragoman
