#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Which articles tell one story, which are near-duplicates.
///
/// Reads    documents (text, sentences, publication), entities, entity_of.
/// Returns  every document in exactly one story, ordered by its earliest document; copies of an earlier
///          article in near_duplicates.
/// Cost     near-linear: copies meet in bands of their sketch, stories through shared entities within a week.
/// Source   Broder, "On the resemblance and containment of documents", 1997.
std::vector<Story> cluster_stories(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
