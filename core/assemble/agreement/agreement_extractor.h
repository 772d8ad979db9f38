#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// What was agreed: parties, terms, deadlines by date arithmetic.
std::vector<Agreement> extract_agreements(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
