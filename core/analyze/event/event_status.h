#pragma once
#include "core/analyze/event/pattern_match.h"

namespace dragoman {

struct StatusReading {
    EventStatus status = EventStatus::occurred;
    bool negative = false;
    Provenance why;
};

/// How real the sentence makes an event: words that govern it ("postpone", "the possibility of"), its own
/// and its clause's modality, negation and tense, adjectives before it. First rule that speaks wins.
/// `quoted`: the trigger stands in somebody's speech.
StatusReading read_status(const SentenceView& view, const PatternMatch& match, bool quoted);

}  // namespace dragoman
