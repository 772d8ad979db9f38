#pragma once
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Brings found names to the shortest full name, whoever found them.
///
/// Reads     lexicon name-titles, name-stops; tokens.
/// Returns   the names in text order, none overlapping: without article, possessive mark, title or
///           rank before a person ("President", "Gen."), closing marks; parted at the hyphen of a
///           compound of two names ("US-Taliban") and at a bracket.
std::vector<NameSpan> settle_spans(const std::vector<TokenView>& tokens, std::vector<NameSpan> names,
                                   const Resources& resources);

}  // namespace dragoman
