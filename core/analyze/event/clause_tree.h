#pragma once
// The grammar of one sentence as the event stage reads it: heads, relations, and the arguments of a
// trigger with the passive undone. Where the parser gave no heads, a sketch from the tags stands in.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// An argument of a word: "subject", "object", "possessor", "modifier", or the preposition's lemma.
struct Argument {
    std::string_view slot;
    std::int32_t head;  ///< Token, counted from the sentence's first.
};

/// One sentence's tree. Tokens are counted from the sentence's first; -1 is none.
class ClauseTree {
public:
    /// Reads doc.tokens, doc.syntax of `sentence`. Cost: linear in its tokens.
    ClauseTree(const Document& doc, const Sentence& sentence, std::vector<std::string> lemmas = {});
    /// The same over another reading of the sentence's words (headlines): its tags, its lemmas, no heads.
    ClauseTree(const Document& doc, const Sentence& sentence, std::vector<TokenSyntax> syntax, std::vector<std::string> lemmas);

    ClauseTree(const ClauseTree&) = delete;
    ClauseTree& operator=(const ClauseTree&) = delete;

    int size() const { return static_cast<int>(head_.size()); }
    int head(int token) const { return head_[token]; }
    Deprel relation(int token) const { return relation_[token]; }
    std::span<const int> children(int token) const;
    TokenIndex token(int i) const { return TokenIndex(first_ + i); }
    Upos upos(int i) const { return syntax_[static_cast<std::size_t>(i)].upos; }
    Xpos xpos(int i) const { return syntax_[static_cast<std::size_t>(i)].xpos; }
    std::string_view lemma(int i) const {
        return own_lemmas_.empty() || own_lemmas_[static_cast<std::size_t>(i)].empty() ? dragoman::lemma(doc_, token(i))
                                                                                      : std::string_view(own_lemmas_[static_cast<std::size_t>(i)]);
    }
    std::string_view text(int i) const { return text_of(doc_, token(i)); }
    bool sketched() const { return sketched_; }

    int child(int token, Deprel relation) const;  ///< First child of that relation, -1.
    bool is_verb(int i) const { return upos(i) == Upos::verb; }
    bool is_passive(int verb) const;
    bool is_negated(int token) const;  ///< "not", "never", "no" on the word or its auxiliary.
    /// Who does it: own, shared with the verb it is coordinated to, or controlled from above. -1: nobody.
    int subject(int verb) const { return subject(verb, 0); }
    int object(int verb) const;
    /// All arguments of a word, nearest first within a slot; of a verb with subject and object.
    std::vector<Argument> arguments(int token) const;
    /// The head and everything coordinated with it.
    std::vector<int> conjuncts(int token) const;
    /// Lemma of the preposition that introduces `token`, "" without one.
    std::string_view preposition(int token) const;
    /// First and last token (inclusive) of the subtree.
    std::pair<int, int> extent(int token) const;

private:
    int subject(int verb, int depth) const;
    void build();
    void index_children();
    const Document& doc_;
    std::size_t first_;
    bool sketched_ = false;
    std::vector<TokenSyntax> own_syntax_;
    std::vector<std::string> own_lemmas_;
    std::span<const TokenSyntax> syntax_;
    std::vector<int> head_, child_begin_, child_;
    std::vector<Deprel> relation_;
};

/// Guesses heads from tags alone: noun chunks, verb groups, the nearest plausible attachment.
/// Reads tags and lemmas of `words`, not its heads; writes one entry a token.
void sketch_heads(const ClauseTree& words, std::vector<int>& head, std::vector<Deprel>& relation);

}  // namespace dragoman
