#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/document/span.h"
#include "core/knowledge/lexicon.h"
#include "core/knowledge/model.h"

namespace dragoman {

/// Finds where sentences begin among the tokens of one block.
///
/// Reads     lexicon.abbreviations, lexicon.sentence_openers; a model of kind "sentences" that finds boundaries
///           without a mark by the words about the gap. With an empty model the rules decide alone.
/// Returns   indices into `tokens`, ascending; the first is 0. A closing mark, bracket or stray asterisk stays
///           with the sentence that it ends; speech inside quotation marks is split as elsewhere.
/// Errors    none.
/// Cost      linear in the tokens.
std::vector<std::uint32_t> sentence_starts(std::string_view text, std::span<const Span> tokens,
                                           const Lexicon& lexicon, const Model& model);

}  // namespace dragoman
