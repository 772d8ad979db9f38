#pragma once

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Title, outlet, byline and dateline. Reads doc.blocks and the given_* metadata.
Masthead find_masthead(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
