#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// doc.times with value and interval worked out against doc.published and the narrative. Cheap: it is
/// run again when the corpus narrows the date.
std::vector<Timex> resolve_times(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
