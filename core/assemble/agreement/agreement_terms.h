#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Terms that `document` tells of an agreement signed on `signed_on`: in sentences whose subject is the agreement, and
/// behind "which provides for …" in the sentence of the signing (`signing`, an event of the document).
std::vector<Term> find_terms(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document, EventIndex signing,
                             std::optional<DateInterval> signed_on);

}  // namespace dragoman
