#pragma once
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman::test {

/// Text with its tags written out, so that a stage is tested without a tagger: words apart by blanks, each "word/XPOS" or
/// "word/XPOS/lemma"; "@Name/NNP" is also a mention (GPE; "@Name/NNP:PERSON" of that type) with a chain of its own, an
/// equal name the same chain. "~June/NNP=2018-06" is also a time. An auxiliary's tag ends in "+aux". Each line is a
/// sentence and a block; a line that begins with "# " is the headline. There are no heads.
Document tagged(std::string_view text, BlockRole role = BlockRole::body);

/// A corpus of such articles, each "ID DATE\n" and its lines, with events; names that are equal are one entity.
Corpus tagged_corpus(const std::vector<std::string_view>& articles);

}  // namespace dragoman::test
