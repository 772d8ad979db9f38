#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Publication dates that only the other articles can tell: doc.published of every document, narrowed.
std::vector<Publication> propagate_dates(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
