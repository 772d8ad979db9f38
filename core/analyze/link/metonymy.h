#pragma once
#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman::link {

/// Whether a capital's name at mention `m` stands for the government that sits there: it says, decides
/// or meets ("Moscow hosted"), has efforts or refusals ("Washington's refusal"), is party to something
/// ("talks between Kabul and the rebels"). Not where it says where ("in Moscow", "the Moscow talks").
/// Returns the rule and its score; an empty rule for the place itself.
Provenance stands_for_government(const Document& doc, MentionIndex m, const Lexicon& lexicon);

}  // namespace dragoman::link
