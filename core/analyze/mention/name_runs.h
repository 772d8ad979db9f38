#pragma once
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Names without a model: runs of capitalised words, joined by "of" where a body's noun stands
/// before it, sentence and headline beginnings only where the article itself or the knowledge base
/// vouches for them. Types are left at PERSON or ORG by shape; name_types.h settles them.
std::vector<NameSpan> find_name_runs(const Document& doc, const std::vector<TokenView>& tokens,
                                     const Resources& resources);

}  // namespace dragoman
