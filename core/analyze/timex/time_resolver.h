#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// doc.times with value and interval worked out against doc.published and the narrative. Cheap: it is
/// run again when the corpus narrows the date.
///
/// Reads     doc.times, doc.sentences, doc.published, else doc.given_date.
/// Returns   the same expressions. Where the day of writing is only bounded, a value is what all its days agree
///           on (a month, a year, "XXXX-09-04") and the interval holds every reading.
/// Errors    none: an impossible date keeps an empty value and a note that says why.
std::vector<Timex> resolve_times(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
