#pragma once
#include <vector>

#include "core/assemble/appraisal/appraisal.h"

namespace dragoman {

/// What later reports say of each term: kept, under way, put off, refused, doubted, warned of, or due on another day.
///
/// Reads    agreements with dated signings, events, judgements of prospects; articles that speak of the agreement and are later.
/// Returns  nothing; fills Term::later, by the day of saying. A report counts for a term when it tells of the same kind of
///          happening (withdrawal, release, talks …) with a party of the agreement; a bare noun ("the withdrawal") says nothing.
/// Cost     linear in the events of the articles that name an agreement, times its terms.
void follow_terms(const ClaimContext& context, const std::vector<Appraisal>& appraisals, std::vector<Agreement>& agreements);

}  // namespace dragoman
