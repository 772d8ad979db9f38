#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman::test {

/// An article with its mentions marked in the text: "[Sergei Lavrov|PERSON]" is a name, "(the minister|PERSON)" a nominal,
/// "{he}" a pronoun; a nominal may hold a name ("(the [Russian|NORP] minister|PERSON)"). Words part at blanks and
/// punctuation; a sentence ends at a full stop before a blank. Without tags or heads. Coreference and links are filled in.
Document identified(std::string_view marked, std::string_view id = "a");

/// Chains of at least two mentions in text order: "Sergei Lavrov + Lavrov + he; Russia + Russian".
std::string chains_of(const Document& doc);

/// Entry id of the chain of the first mention that reads `text`; "nil" without one, "none" where there is no such mention.
std::string entry_of(const Document& doc, std::string_view text);

}  // namespace dragoman::test
