#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Event coreference across documents: one planned or held happening, its steps in order.
///
/// Reads    documents with events, entities, entity_of, publication dates.
/// Returns  threads of two or more steps and single plans with a party and a day or place; by id.
///          Every step says by which evidence it was joined and how sure that is; doubtful joins are not made.
/// Cost     near-linear: an event meets only threads of its family that share a party, a place, a name or its article.
/// Source   the features of cross-document event coreference (Cybulska & Vossen 2015: action, time, place,
///          participants), weighed by hand.
std::vector<Thread> build_threads(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
