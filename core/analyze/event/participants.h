#pragma once
#include <vector>

#include "core/analyze/event/pattern_match.h"

namespace dragoman {

struct Participants {
    Few<ChainIndex> actors, recipients;
    ChainIndex place;
    TimexIndex time;
};

/// Who does it, to whom, where and when: the pattern's frame read off the trigger's arguments.
/// Compound parties are split ("US-Taliban talks", "between A and B"); a passive without a doer has no actors.
Participants find_participants(const SentenceView& view, const PatternMatch& match);

}  // namespace dragoman
