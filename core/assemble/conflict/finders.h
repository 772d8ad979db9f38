#pragma once
// The kinds of conflict, each a function over the same context; conflict_finder.cpp calls them in order.
#include "core/assemble/appraisal/appraisal.h"

namespace dragoman {

using Conflicts = std::vector<Conflict>;

/// Puts a conflict together. `claims` beyond the fourth are left out.
Conflict conflict_of(std::string id, ConflictKind kind, std::string note, std::vector<Claim> claims, Provenance why);

/// Within one thread: headline against body, plan against what became of it, who comes, on which day, where.
void conflicts_of_thread(const ClaimContext& context, const Thread& thread, Conflicts& found);
/// Talks that one report lets begin after another has the same parties meet already.
void conflicts_of_beginning(const ClaimContext& context, Conflicts& found);
/// An accusation and its denial; two parties that blame each other.
void conflicts_of_blame(const ClaimContext& context, Conflicts& found);
/// Numbers that sources give for one thing: "12 killed" and "15 killed".
void conflicts_of_figures(const ClaimContext& context, Conflicts& found);
/// What one side calls lawful, wanted or promising, and the other not (appraisal.h).
void conflicts_of_position(const ClaimContext& context, const std::vector<Appraisal>& appraisals, Conflicts& found);

}  // namespace dragoman
