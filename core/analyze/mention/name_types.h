#pragma once
#include "core/analyze/mention/token_view.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// One of the ten types for a name whose coarse type (PERSON, ORG, GPE for any place, NORP for the
/// rest) a finder has told: the knowledge base, the noun that heads it, the words beside it.
///
/// Reads     resources.knowledge_base (names, demonyms), lexicon name-heads.
/// Returns   the type and, in `why`, the rule that told it where it overrules the finder.
void settle_type(const Document& doc, const std::vector<TokenView>& tokens, NameSpan& name,
                 const Resources& resources);

/// The token that names the thing: the last one, or the one before "of" or "for".
std::uint32_t head_of(const std::vector<TokenView>& tokens, const NameSpan& name);

}  // namespace dragoman
