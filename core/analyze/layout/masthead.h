#pragma once

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Title, outlet, byline, dateline and the agency that a text is reprinted from. Reads doc.blocks and the given_* metadata.
Masthead find_masthead(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
