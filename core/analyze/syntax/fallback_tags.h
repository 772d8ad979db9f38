#pragma once
#include <string_view>

#include "core/analyze/syntax/syntax_network.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// A tag by the table of closed classes, else by the word's shape and ending: what is left where a pack has no tagger.
Tag fallback_tag(std::string_view word, const Lexicon& lexicon);

}  // namespace dragoman
