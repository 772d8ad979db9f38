#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Claims on one slot that cannot both hold: headline against body, plan against what became of it, yes against no
/// over the same meeting, accusation against denial, day against day.
///
/// Reads    threads, stories (copies count once), documents with events and quotations.
/// Returns  conflicts with two or more claims, each with its words and who says so; ordered by id.
/// Cost     linear in the steps of the threads.
std::vector<Conflict> find_conflicts(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
