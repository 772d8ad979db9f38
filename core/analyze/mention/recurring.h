#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Phrases for things that the article takes up again: "A ferry sank … the ferry". Coreference keeps those that it joins.
/// Reads     doc.mentions; lexicon recurring-nouns, nominal-heads; doc.syntax and doc.lemmas, without which nothing is found.
/// Returns   doc.mentions and, in text order among them, phrases of nouns that stand there twice and more, once with "the" or
///           "this" behind the first time, and of single persons, to whom a pronoun may go back. Rule: "recurring".
std::vector<Mention> add_recurring(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
