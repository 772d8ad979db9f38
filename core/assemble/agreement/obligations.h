#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Terms told as clauses: "under the deal, X will withdraw …", "the accord obliges X to …", and the sentences behind them
/// in which a party must, will or promised to do something, as long as the passage speaks of the agreement.
///
/// Reads    what `document` says in `scope`; `agreement`: entity, parties, date. The table agreement_words.
/// Returns  one term a duty, in text order; a party is named only where the subject says so.
/// Cost     linear in the document.
std::vector<Term> find_obligations(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document, Span scope,
                                   const Agreement& agreement);

/// A word for what is signed ("accord"), by the table agreement_words.
bool is_instrument(const Lexicon& lexicon, std::string_view lemma);

}  // namespace dragoman
