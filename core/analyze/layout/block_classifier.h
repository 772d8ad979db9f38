#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/layout_phrases.h"

namespace dragoman {

/// Gives every non-blank line of doc.text a role. Reads doc.hinted_blocks where HTML gave some.
std::vector<Block> classify_blocks(const Document& doc, const LayoutPhrases& phrases);

}  // namespace dragoman
