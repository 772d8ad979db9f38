#pragma once
// Speech that stands behind a colon without quotation marks: headlines, and paragraphs that a line of reporting leads in.
#include <vector>

#include "core/analyze/quote/reported_clause.h"

namespace dragoman {

/// Appends, in text order,
///   - what a headline says behind the name of a person or body, or behind "Poll:", "Police:";
///   - the paragraph behind one that ends in a verb of saying and a colon ("The governor added:"), as direct speech. One
///     paragraph alone: where such speech ends, nothing marks.
void add_colon_speech(const SpeechReader& reader, std::vector<ReportedClause>& clauses);

}  // namespace dragoman
