#pragma once
#include <vector>

#include "core/analyze/mention/name_runs.h"
#include "core/analyze/mention/token_view.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Adds persons that the model overlooked and the article vouches for: a word with a capital behind "Mr" or "Ms", and the
/// surname alone of somebody whose full name stands there ("Elena Markovic … Markovic of the union").
/// Reads     lexicon name-titles, name-stops. `names` in text order, and so they stay.
void name_repeated(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Lexicon& lexicon);

}  // namespace dragoman
