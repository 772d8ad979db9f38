#pragma once
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Which way a weekday or a month without a year points, told by the verb that it hangs on.
///
/// Reads    the sentence's tokens, their tags where they have some; lexicon.time_cues.
/// Returns  unknown where no cue stands in the clause.
TimeExpression::Direction time_direction(const Document& doc, SentenceIndex sentence, Span expression, bool weekday,
                                         const Lexicon& lexicon);

}  // namespace dragoman
