#pragma once
#include <vector>

#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

/// "The statement read": lets whoever issued it speak, where an earlier quotation says who ("said in a statement"), or the words
/// themselves do ("a statement by the palace"). The words of attribution stay; `speaker_chain` becomes the issuer's.
///
/// Reads    quotations with their speakers, in text order of their cues; mentions.
/// Returns  nothing; sets speaker_chain and attribution_why. A text that nobody is known to have issued speaks for itself.
/// Cost     linear in the quotations times the few before them.
void name_issuers(const SpeechReader& reader, std::vector<Quotation>& quotations);

/// The mention "the statement" of such a quotation then stands for its issuer: it moves to the issuer's chain, and keeps as `metonym_of` what
/// it literally names. Cost: linear in the quotations and their chains' mentions.
void move_to_issuers(Document& doc);

/// "…, he said" behind the speech of the one person who has spoken in this or the last paragraph, where coreference left the pronoun
/// open: that person. Somebody else named in between leaves it open.
void name_pronouns(const SpeechReader& reader, std::vector<Quotation>& quotations);

}  // namespace dragoman
