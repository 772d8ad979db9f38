#pragma once
#include <string_view>

#include "core/document/document.h"

namespace dragoman::test {

/// One sentence with its tags written out, so that the event stage is tested without a tagger: words apart by blanks, each
/// "word/XPOS" or "word/XPOS/lemma"; "@Name/NNP" is also a mention (GPE; "@Name/NNP:PERSON" of that type) with a chain of
/// its own, an equal name the same chain. An auxiliary's tag ends in "+aux". Heads are left out, or given by the sketch.
Document tagged(std::string_view text, BlockRole role = BlockRole::body);

}  // namespace dragoman::test
