#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// What was agreed, or what one party bound itself to (commitments.h): parties, terms, deadlines by date arithmetic.
///
/// Reads    documents with events, times, mentions; entities; the tables agreement_terms and agreement_words.
/// Returns  one agreement for all reports of it (same LAW entity, or same parties and overlapping days), by id.
///          A deadline counted from the signing ("within 14 months") is worked out from its day.
/// Errors   none: an agreement without a known party, or that nothing in its articles refers to, is left out.
/// Cost     linear in the sentences of documents that hold a signing.
std::vector<Agreement> extract_agreements(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
