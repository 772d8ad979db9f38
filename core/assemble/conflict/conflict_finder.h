#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Claims on one slot that cannot both hold: headline against body, source against source.
std::vector<Conflict> find_conflicts(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
