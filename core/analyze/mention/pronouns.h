#pragma once
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Tokens that are personal, possessive or reflexive pronouns; not an "it" that stands for nothing
/// ("it is time to …", "it was decided that …").
std::vector<std::uint32_t> find_pronouns(const Document& doc, const std::vector<TokenView>& tokens,
                                         const Lexicon& lexicon);

}  // namespace dragoman
