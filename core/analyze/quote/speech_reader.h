#pragma once
// One article seen as who says what: its verbs of saying, its quotation marks, the noun phrases beside them.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analyze/quote/quote_marks.h"
#include "core/document/tree.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// A word or phrase that reports speech.
struct Cue {
    TokenIndex token;  ///< The verb; of "according to" its first word.
    Span span;
    std::string lemma;
    Stance stance = Stance::neutral;
    std::string_view takes;  ///< Letters as in lexicon.reporting_verbs; "a" for "according to".
    bool participle = false;  ///< "adding that …": its subject is another verb's.
    bool noun = false;        ///< "the claim that …": who makes it owns it, or stands behind "by".
    bool relayed = false;     ///< "was quoted by X as saying": who is quoted stands before it.
    TokenIndex quoted;        ///< Of such a phrase the participle "quoted".
    bool allows(char what) const { return takes.find(what) != std::string_view::npos; }
};

/// Whom words are attributed to, and by which sieve.
struct Attribution {
    MentionIndex mention;
    Span span;
    Span via;
    MentionIndex via_mention;
    Label sieve;
    float score = 0.f;
    explicit operator bool() const { return !span.empty(); }
};

class SpeechReader {
public:
    SpeechReader(const Document& doc, const Lexicon& lexicon);

    const Document& doc;
    const Tree tree;
    const std::vector<QuotedSpan> quoted;
    std::vector<Cue> cues;  ///< In text order.
    std::vector<Cue> attitudes;  ///< Verbs of believing and wanting outside quotation marks, in text order.

    std::size_t size() const { return doc.tokens.size(); }
    std::string_view word(std::size_t token) const { return token < size() ? slice(lower_, doc.tokens[token].span) : std::string_view(); }
    Xpos xpos(std::size_t token) const { return token < doc.syntax.size() ? doc.syntax[token].xpos : Xpos::none; }
    bool parsed(std::size_t token) const { return token < doc.syntax.size() && tree.root(sentence_of(doc, TokenIndex(token))); }
    Span sentence_span(std::size_t token) const { return doc.sentences[sentence_of(doc, TokenIndex(token)).at()].span; }
    std::size_t sentence_first(std::size_t token) const { return doc.sentences[sentence_of(doc, TokenIndex(token)).at()].first.at(); }
    std::size_t sentence_last(std::size_t token) const { return doc.sentences[sentence_of(doc, TokenIndex(token)).at()].last.at(); }
    bool capital(std::size_t token) const;
    bool finite(std::size_t token) const;
    bool auxiliary_or_adverb(std::size_t token) const;
    bool is_mark(std::size_t token) const;  ///< A quotation mark.
    bool preposition(std::size_t token) const;
    /// First token that begins at or behind `byte`.
    std::size_t token_from(std::uint32_t byte) const;
    int quoted_at(std::uint32_t byte) const;  ///< Index into `quoted` of the span whose marks hold it; -1.
    /// Token behind the time expression that begins at `token`, "on" and "in" before it included; `token` else.
    std::size_t behind_time(std::size_t token) const;
    std::size_t before_time(std::size_t token) const;  ///< The same leftwards: last token before one that ends at `token`.

    /// Who is the subject of this cue.
    Attribution speaker_of(const Cue& cue) const;
    /// The mention that names what the noun `token` heads; else its phrase.
    Attribution named_by(std::size_t token) const;
    Attribution phrase_ending_at(std::size_t token) const;
    Attribution phrase_starting_at(std::size_t token) const;
    MentionIndex mention_starting_at(std::size_t token) const;
    MentionIndex person_behind_title(std::size_t token) const;
    MentionIndex mention_ending_at(std::size_t token) const;  ///< Whose last word `token` is.
    /// Is it in this class of speech_words.tsv?
    bool is_a(std::string_view word, std::string_view kind) const;
    bool is_outlet(std::string_view name) const { return outlets_->has(name); }
    /// What a verb does by being said, and how it goes on: rows of speech_acts.tsv.
    std::span<const Table::Row> acts(std::string_view lemma) const { return acts_->rows_of(lemma); }
    std::string lowered_text(Span span) const { return std::string(slice(lower_, span)); }

private:
    void find_cues(const Lexicon& lexicon);
    void find_attitudes(const Lexicon& lexicon);
    bool noun_here(std::size_t token) const;
    bool progressive_at(std::size_t token) const;
    Attribution owner_of(std::size_t noun) const;
    bool verb_here(std::size_t token, std::string_view kind, bool noun_too) const;
    Attribution from_mention(MentionIndex mention) const;
    Attribution subject_of(const Cue& cue) const;
    /// The noun that "who" stands for where that is the cue's subject; none where it has another.
    TokenIndex relative_subject(const Cue& cue) const;
    bool inverted_at(const Cue& cue) const;
    bool has_own_verb(std::size_t noun, std::size_t before) const;
    Attribution speaker_going_on(const Cue& cue) const;
    Attribution issuer_of(Attribution found) const;
    Attribution surface_subject(std::size_t verb, int depth) const;
    Attribution inverted_subject(std::size_t verb) const;
    std::string lower_;
    const Table* outlets_;
    const Table* words_;
    const Table* acts_;
    std::vector<MentionIndex> by_first_, by_last_, by_head_;  ///< The widest mention there, by token.
};

}  // namespace dragoman
