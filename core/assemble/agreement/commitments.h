#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// What one party binds itself to: "pledged to withdraw its troops by May", "announced a three-day ceasefire".
///
/// Reads    documents with events, quotations, times, trees; entities; the roles `pledge` and `declare` of agreement_words.
/// Returns  agreements of a single party, without an entity, with one term each, by id; reports of the same party, kind of
///          act and month are one. Threats and plans that nobody vouches for are none.
/// Cost     linear in the events and their sentences.
std::vector<Agreement> find_commitments(const Corpus& corpus, const Lexicon& lexicon);

}  // namespace dragoman
