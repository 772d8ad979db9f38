#pragma once
// The kinds of conflict, each a function over the same context; conflict_finder.cpp calls them in order.
#include "core/assemble/conflict/conflict_context.h"

namespace dragoman {

using Conflicts = std::vector<Conflict>;

/// Within one thread: headline against body, plan against what became of it, who comes, on which day, where.
void conflicts_of_thread(const ConflictContext& context, const Thread& thread, Conflicts& found);
/// Talks that one report lets begin after another has the same parties meet already.
void conflicts_of_beginning(const ConflictContext& context, Conflicts& found);
/// An accusation and its denial; two parties that blame each other.
void conflicts_of_blame(const ConflictContext& context, Conflicts& found);
/// Numbers that sources give for one thing: "12 killed" and "15 killed".
void conflicts_of_figures(const ConflictContext& context, Conflicts& found);
/// What one side calls lawful, wanted or promising, and the other not (appraisal.h).
void conflicts_of_position(const ConflictContext& context, Conflicts& found);

}  // namespace dragoman
