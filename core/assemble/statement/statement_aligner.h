#pragma once
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman {

/// Which statements of different articles are one: what a speaker said once, told by several in their own words.
///
/// Reads    documents (tokens, syntax, mentions, quotations, publication), entities, entity_of.
/// Returns  by their first version; every quotation in at most one statement, and statements of two articles at least.
///          Articles about a month apart and of one speaker are held to the same words less strictly than others: where words
///          agree nearly all, it is one statement, whomever it is attributed to.
/// Cost     near-linear: what is compared shares a rare word or name, and stands near in a list of bounded length.
/// Source   containment: Broder, "On the resemblance and containment of documents", 1997; weights: Spärck Jones, "A statistical
///          interpretation of term specificity", 1972.
std::vector<Statement> align_statements(const Corpus& corpus);

}  // namespace dragoman
