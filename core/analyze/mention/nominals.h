#pragma once
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// A noun phrase without a name of its own that may refer to one thing: "the Russian foreign
/// minister", "his country", "the ninth round of talks", "the two nations".
struct Nominal {
    std::uint32_t first = 0, last = 0, head = 0;
    EntityType type = EntityType::person;
    Provenance why;
};

/// Reads     lexicon nominal-heads, name-stops; doc.syntax where it is there; `names` in text order.
/// Returns   nominals in text order, from determiner or possessive to the head noun and a directly
///           following of-phrase. Not: titles before a name, appositions to one, plain plurals,
///           indefinite phrases unless they speak.
std::vector<Nominal> find_nominals(const Document& doc, const std::vector<TokenView>& tokens,
                                   const std::vector<NameSpan>& names, const Lexicon& lexicon);

}  // namespace dragoman
