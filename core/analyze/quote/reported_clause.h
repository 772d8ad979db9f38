#pragma once
// Reported clauses: what somebody is said to have said, without its quotation marks.
#include <vector>

#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

struct ReportedClause {
    Span content;
    std::size_t cue = 0;  ///< Index into SpeechReader::cues; npos where there is none (a headline's colon).
    Attribution speaker;
    Provenance why;
    Stance stance = Stance::neutral;
    static constexpr std::size_t no_cue = static_cast<std::size_t>(-1);
};

/// Returns  the clauses that the cues of the article report, in the order of their cues. What is no
///          clause is reported only behind a verb of lexicon.speech_acts ("pledged to withdraw"). A verb that is denied
///          ("did not say") reports nothing.
/// Source   Pareti, "A database of attribution relations" (2012), for the kinds of complements.
std::vector<ReportedClause> find_reported_clauses(const SpeechReader& reader);

}  // namespace dragoman
