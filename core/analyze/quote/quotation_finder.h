#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Who said what: direct, indirect and mixed quotations with speaker, cue and relaying outlet.
std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
