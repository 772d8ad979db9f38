#include "core/analyze/mention/recurring.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/one_of.h"
#include "core/base/text_hash.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_phrase = 8;  // tokens before the noun

struct Phrase {
    std::size_t first = 0, head = 0;
    EntityType type = EntityType::product;
    std::string_view noun;  // or its class, "vessel" of a ferry
    bool plural = false, pointing = false;

    std::string key() const { return std::string(noun) + (plural ? "|p" : "|s"); }
};

class PhraseReader {
public:
    PhraseReader(const Document& doc, const Lexicon& lexicon)
        : doc_(doc), nouns_(lexicon.table("recurring-nouns")), heads_(lexicon.table("nominal-heads")), pronouns_(lexicon.table("pronouns")),
          determiners_(lexicon.table("determiners")), stops_(lexicon.table("name-stops")), taken_(doc.tokens.size(), 0) {
        for (const Mention& mention : doc.mentions) {
            if (mention.kind == MentionKind::name) {
                for (std::size_t t = mention.first.at(); t < mention.last.at(); ++t) taken_[t] = in_name;
            } else if (mention.head) {
                taken_[mention.head.at()] = head_of_mention;
            }
        }
    }

    std::string word(std::size_t t) const { return lowered(text_of(doc_, TokenIndex(t))); }

    /// The phrase that ends in the noun at `t`; false for none.
    bool read(std::size_t t, std::size_t begin, std::size_t end, Phrase& found) const {
        const TokenSyntax& syntax = doc_.syntax[t];
        if (syntax.upos != Upos::noun || taken_[t] != 0 || (t + 1 < end && goes_on(t + 1))) return false;
        found.noun = lemma(doc_, TokenIndex(t));
        std::string_view type = nouns_.value(found.noun);
        if (type.empty()) type = heads_.value(word(t));
        if (type.empty()) return false;
        if (const std::string_view kind = nouns_.value(found.noun, 3); !kind.empty()) found.noun = kind;
        found.plural = syntax.xpos == Xpos::nns;
        found.head = found.first = t;
        while (found.first > begin && t - found.first < longest_phrase && modifies(found.first - 1)) --found.first;
        if (found.first > begin && opens(found.first - 1)) --found.first;
        else if (!found.plural || type == "PERSON") return false;  // "ferry" without an article names no one ferry
        found.pointing = determiners_.value(word(found.first)) == "definite";
        found.type = from_name<EntityType>(type).value_or(EntityType::product);
        return true;
    }

private:
    static constexpr char in_name = 1, head_of_mention = 2;

    bool is_article(std::string_view word) const { return one_of(determiners_.value(word), {"definite", "indefinite"}); }
    bool goes_on(std::size_t t) const {
        const Upos pos = doc_.syntax[t].upos;
        return taken_[t] == in_name || pos == Upos::noun || pos == Upos::propn || text_of(doc_, TokenIndex(t)) == "-";
    }
    bool modifies(std::size_t t) const {
        if (taken_[t] == in_name) return true;
        const std::string text = word(t);
        if (is_article(text) || stops_.has(text)) return false;
        switch (doc_.syntax[t].upos) {
            case Upos::adj: case Upos::noun: case Upos::propn: case Upos::num: return true;
            case Upos::verb: return doc_.syntax[t].xpos == Xpos::vbn || doc_.syntax[t].xpos == Xpos::vbg;
            case Upos::part: return text == "'s" || text == "’s";
            default: return false;
        }
    }
    bool opens(std::size_t t) const {
        const std::string text = word(t);
        return (is_article(text) && doc_.syntax[t].upos == Upos::det) || pronouns_.value(text) == "possessive";
    }

    const Document& doc_;
    const Table &nouns_, &heads_, &pronouns_, &determiners_, &stops_;
    std::vector<char> taken_;
};

struct Times {
    std::size_t all = 0;
    bool again = false;  // once with "the" behind the first time
};

/// What the mentions there are tell of: "Cyclone Vera" of a cyclone, "the Arica Tournament" of a tournament.
void count_mentions(const Document& doc, const Table& nouns, TextMap<Times>& times) {
    const auto kind_or = [&](std::string_view noun) {
        const std::string_view kind = nouns.value(noun, 3);
        return std::string(kind.empty() ? noun : kind);
    };
    for (const Mention& mention : doc.mentions) {
        if (mention.kind == MentionKind::name) {
            for (const std::size_t t : {mention.first.at(), mention.last.at() - 1}) times[kind_or(lowered(text_of(doc, TokenIndex(t)))) + "|s"].all = 1;
        } else if (mention.kind == MentionKind::nominal && mention.head) {
            const bool plural = doc.syntax[mention.head.at()].xpos == Xpos::nns;
            ++times[kind_or(lemma(doc, mention.head)) + (plural ? "|p" : "|s")].all;
        }
    }
}

Mention mention_of(const Document& doc, const Phrase& phrase) {
    Mention made;
    made.span = {doc.tokens[phrase.first].span.begin, doc.tokens[phrase.head].span.end};
    made.kind = MentionKind::nominal;
    made.type = phrase.type;
    made.first = TokenIndex(phrase.first);
    made.last = TokenIndex(phrase.head + 1);
    made.head = TokenIndex(phrase.head);
    made.sentence = sentence_of(doc, made.head);
    made.why = {"recurring", 0.45f};
    return made;
}

}  // namespace

std::vector<Mention> add_recurring(const Document& doc, const Lexicon& lexicon) {
    std::vector<Mention> mentions = doc.mentions;
    if (doc.syntax.empty()) return mentions;
    const PhraseReader reader(doc, lexicon);
    std::vector<Phrase> found;
    TextMap<Times> times;
    count_mentions(doc, lexicon.table("recurring-nouns"), times);
    for (const Sentence& sentence : doc.sentences) {
        const std::size_t begin = sentence.first.at(), end = sentence.last.at();
        for (std::size_t t = begin; t < end; ++t) {
            Phrase phrase;
            if (!reader.read(t, begin, end, phrase)) continue;
            Times& before = times[phrase.key()];
            before.again = before.again || (before.all > 0 && phrase.pointing);
            ++before.all;
            found.push_back(phrase);
        }
    }
    for (const Phrase& phrase : found) {
        const Times& all = times[phrase.key()];
        const bool recurs = all.all >= 2 && all.again;
        if (recurs || (!phrase.plural && phrase.type == EntityType::person)) mentions.push_back(mention_of(doc, phrase));
    }
    std::stable_sort(mentions.begin(), mentions.end(), in_text_order);
    return mentions;
}

}  // namespace dragoman
