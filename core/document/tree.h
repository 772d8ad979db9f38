#pragma once
// Reading the dependency trees of Document::syntax: what hangs on what, who does what to whom.
#include <cstdint>
#include <span>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// The relation without its subtype: nsubj:pass → nsubj.
Deprel universal(Deprel relation);

/// An index over the heads of one document.
///
/// Reads     doc.tokens, doc.sentences, doc.syntax (which may be empty or lack heads).
/// Returns   nothing found (none, empty) wherever a head is missing; cycles are cut.
/// Cost      linear in the tokens to build; a look-up is linear in the children. Keeps a reference to the
///           document, whose tokens and syntax must stay as they are.
/// Source    universaldependencies.org/en, version 2.
class Tree {
public:
    explicit Tree(const Document& doc);

    const TokenSyntax& syntax(TokenIndex token) const;
    TokenIndex head(TokenIndex token) const;
    TokenIndex root(SentenceIndex sentence) const;  ///< None in an unparsed sentence.
    std::span<const TokenIndex> children(TokenIndex token) const;  ///< In text order.
    /// First child with that relation; `relation` without subtype matches all of its subtypes.
    TokenIndex child(TokenIndex token, Deprel relation) const;
    bool has(TokenIndex token, Deprel relation, Upos upos) const { return syntax(token).upos == upos && is(token, relation); }
    /// Has the token this relation to its head? Without subtype all subtypes count.
    bool is(TokenIndex token, Deprel relation) const;
    bool is_below(TokenIndex token, TokenIndex ancestor) const;  ///< The token itself counts.

    /// From the first to the last token under `token`, itself included; half-open.
    TokenIndex first_below(TokenIndex token) const;
    TokenIndex last_below(TokenIndex token) const;
    Span span_below(TokenIndex token) const;
    /// The words of a noun phrase: the subtree without appositions, relative clauses, conjuncts and punctuation at its ends.
    Span phrase(TokenIndex noun) const;

    // ---- clauses; `verb` is the head of a clause: a verb or, with a copula, a noun or adjective --------------
    /// The word that fills the subject: own, shared with the verb that it is coordinated with, of the
    /// governing verb (xcomp, advcl without a subject), or what a relative pronoun or participle refers to.
    TokenIndex subject(TokenIndex verb) const;
    TokenIndex object(TokenIndex verb) const;
    /// The noun that a relative pronoun stands for, by its clause, else by what stands before it: "the mayor, who …" → mayor.
    /// None where `token` is no relative pronoun.
    TokenIndex antecedent(TokenIndex token) const;
    /// Who does it: the subject of an active, the by-phrase of a passive verb.
    TokenIndex agent(TokenIndex verb) const;
    /// To whom it is done: the object of an active, the subject of a passive verb.
    TokenIndex patient(TokenIndex verb) const;
    /// The oblique or nominal modifier behind this preposition (lower case): "with" → Tehran.
    TokenIndex oblique(TokenIndex word, std::string_view preposition) const;
    bool is_passive(TokenIndex verb) const;
    bool is_negated(TokenIndex verb) const;  ///< not, n't, never, no longer, neither; "no talks".
    TokenIndex modal(TokenIndex verb) const;  ///< "will", "could"; none without one.
    TokenIndex copula(TokenIndex predicate) const { return child(predicate, Deprel::cop); }
    /// The complement clause: ccomp, else xcomp.
    TokenIndex complement(TokenIndex verb) const;
    /// The verb or predicate whose clause the token stands in; itself for one.
    TokenIndex clause_head(TokenIndex token) const;
    /// The other members of a coordination, in text order, first member included where it is `token`.
    std::vector<TokenIndex> conjuncts(TokenIndex token) const;

private:
    bool known(TokenIndex token) const { return token && token.at() < heads_.size(); }
    TokenIndex own_subject(TokenIndex verb) const;

    const Document& doc_;
    std::vector<TokenIndex> heads_;
    std::vector<std::uint32_t> begins_;
    std::vector<TokenIndex> children_;
    std::vector<std::uint32_t> first_, last_;
};

}  // namespace dragoman
