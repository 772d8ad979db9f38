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

}  // namespace

std::vector<Mention> add_speaking_phrases(const Document& doc, const Lexicon& lexicon) {
    std::vector<Mention> mentions = doc.mentions;
    if (doc.tokens.empty() || doc.sentences.empty()) return mentions;
    const SpeechReader reader(doc, lexicon);
    const Speakers speakers(doc, lexicon);
    const Table& titles = lexicon.table("name-titles");
    for (const Cue& cue : reader.cues) {
        if (cue.allows('n')) continue;
        const Attribution speaker = reader.speaker_of(cue);
        if (!speaker || speaker.mention) continue;
        const std::size_t first = reader.token_from(speaker.span.begin), last = reader.token_from(speaker.span.end);
        if (first >= last || last - first > 7) continue;
        std::size_t head = last - 1;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (!reader.preposition(i)) continue;
            head = i - 1;
            break;
        }
        const std::string_view word = reader.word(head);
        if (word.size() < 3 || !is_letter(decode_at(word, 0).value)) continue;
        const Xpos tag = reader.xpos(head);
        if (tag != Xpos::none && tag != Xpos::nn && tag != Xpos::nns && tag != Xpos::nnp && tag != Xpos::nnps) continue;
        if (tag == Xpos::none && (word.ends_with("ing") || word.ends_with("ly") || reader.finite(head))) continue;
        bool crosses = false, overlaps = false;
        for (const Mention& other : doc.mentions) {
            if (!other.span.overlaps(speaker.span)) continue;
            overlaps = true;
            crosses |= !speaker.span.contains(other.span) && !other.span.contains(speaker.span);
        }
        if (crosses) continue;
        Mention mention;
        std::size_t begin = first;
        const bool name = tag == Xpos::nnp || (reader.capital(head) && head > reader.sentence_first(head));
        if (name) {  // what no name finder knew, but it speaks: "Mr. King"
            if (overlaps || tag != Xpos::nnp || head + 1 != last) continue;
            begin = head;
            while (begin > first && reader.capital(begin - 1) && reader.xpos(begin - 1) == Xpos::nnp && !titles.has(reader.word(begin - 1))) --begin;
            if (begin == reader.sentence_first(head) && begin == head && !reader.capital(head)) continue;
        }
        mention.span = {doc.tokens[begin].span.begin, speaker.span.end};
        mention.kind = name ? MentionKind::name : MentionKind::nominal;
        const std::optional<EntityType> type = speakers.type_of(head, word);
        if (!type && !name) continue;
        mention.type = name ? EntityType::person : *type;
        if (name && reader.is_outlet(reader.lowered_text(mention.span))) mention.type = EntityType::org;
        mention.first = TokenIndex(begin);
        mention.last = TokenIndex(last);
        mention.head = TokenIndex(head);
        mention.sentence = sentence_of(doc, TokenIndex(first));
        mention.why = {"speaks", .7f};
        mentions.push_back(mention);
    }
    std::stable_sort(mentions.begin(), mentions.end(), in_text_order);
    mentions.erase(std::unique(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span == b.span; }), mentions.end());
    return mentions;
}

}  // namespace dragoman
