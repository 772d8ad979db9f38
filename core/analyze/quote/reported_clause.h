#pragma once
// Reported clauses: what somebody is said to have said, without its quotation marks.
#include <vector>

#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

struct ReportedClause {
    Span content;
    const Cue* cue = nullptr;  ///< Of the reader; none in a headline with a colon.
    Attribution speaker;
    MentionIndex addressee;  ///< Of a demand or warning.
    Provenance why;
    Stance stance = Stance::neutral;
    bool direct = false;  ///< His own words, by the layout: a paragraph behind "X added:".
};

/// Returns  the clauses that the cues of the article report, in the order of their cues. What is no
///          clause is reported only behind a verb of lexicon.speech_acts ("pledged to withdraw"). A verb that is denied
///          ("did not say") reports nothing.
/// Source   Pareti, "A database of attribution relations" (2012), for the kinds of complements.
std::vector<ReportedClause> find_reported_clauses(const SpeechReader& reader);

}  // namespace dragoman
