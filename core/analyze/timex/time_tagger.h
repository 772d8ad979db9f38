#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Finds temporal expressions (TIMEX3) and what they mean; values come with resolve_times().
std::vector<Timex> find_times(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
