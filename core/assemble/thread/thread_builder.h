#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Event coreference across documents: one planned or held happening, its steps in order.
std::vector<Thread> build_threads(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
