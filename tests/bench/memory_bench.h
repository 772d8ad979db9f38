#pragma once
#include "core/corpus/corpus.h"

namespace dragoman {

/// Where the bytes of a corpus lie: for each layer what its facts need, and what their vectors and strings hold beyond it.
/// What the allocator adds is not counted; the process's peak tells it.
void print_memory(const Corpus& corpus);

}  // namespace dragoman
