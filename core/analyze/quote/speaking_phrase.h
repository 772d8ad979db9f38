#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Noun phrases of somebody who speaks and is no mention yet: "officials said", "the board warned"; not "the price suggests".
///
/// Reads    doc.tokens, doc.mentions (of detection), doc.times; lexicon reporting_verbs, nominal-heads,
///          recurring-nouns, speaker-nouns.
/// Returns  doc.mentions and these, in text order; what speaks refers, so that it can be attributed to.
/// Cost     linear in the text.
std::vector<Mention> add_speaking_phrases(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
