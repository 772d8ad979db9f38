#pragma once
// What the knowledge base says of the finder's names: where they end, what they join, what was overlooked.
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// "Russian" found alone within "Russian Federation", "Republic of China" within "People's Republic of China": the longer known
/// name is meant.
void widen_to_known(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const NameGazetteer& gazetteer);

/// "Acme Inc. and Widget Corp." found as one: two names, where nobody is known by the whole.
void part_pairs(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources);

/// A nationality or faith written with a capital is a name even where the finder overlooked it; so is, amid a
/// sentence, what the knowledge base knows and nobody writes small ("streaming on Hulu", "AP could not").
void name_overlooked(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources);

}  // namespace dragoman
