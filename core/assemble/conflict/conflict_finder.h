#pragma once
#include <vector>

#include "core/assemble/appraisal/appraisal.h"

namespace dragoman {

/// Claims on one slot that cannot both hold: headline against body, plan against what became of it, yes against no
/// over the same meeting, accusation against denial, day against day, number against number, hope against doubt.
///
/// Reads    threads, stories (copies count once), documents with events and quotations, judgements.
/// Returns  conflicts with two or more claims, each with its words and who says so; ordered by id.
/// Cost     linear in the steps of the threads; judgements and figures are compared with those near by.
std::vector<Conflict> find_conflicts(const ClaimContext& context, const std::vector<Appraisal>& appraisals);

}  // namespace dragoman
