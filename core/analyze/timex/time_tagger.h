#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Finds temporal expressions (TIMEX3) and what they mean; values come with resolve_times().
///
/// Reads     doc.sentences, doc.tokens and tags (for the verb that an open date hangs on);
///           lexicon.time_words, lexicon.time_cues.
/// Returns   in text order, never overlapping: bare expressions, without "on", "in", "just", "earlier". Ages
///           ("12-year-old"), holidays and ordinal rounds are none.
/// Cost      linear in the text, about 12 MB/s.
/// Source    TimeML 1.2.1; Strötgen and Gertz, "HeidelTime", SemEval 2010, for the kinds of rules.
std::vector<Timex> find_times(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
