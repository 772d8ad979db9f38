#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Which articles tell one story, which are near-duplicates (MinHash; Broder 1997).
std::vector<Story> cluster_stories(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
