#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Many analysed articles → what crosses them. Pure; documents are first put in the order of their ids,
/// so that the order of reading changes nothing.
Corpus assemble(std::vector<Document> documents, const Resources& resources);

}  // namespace dragoman
