#pragma once
// Whether a verb of saying is said to happen: "did not say", "could say", "was told" report nothing.
#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

bool is_negated(const SpeechReader& reader, std::size_t verb);
bool is_hypothetical(const SpeechReader& reader, std::size_t verb);  ///< Behind a modal.
bool is_passive(const SpeechReader& reader, std::size_t verb);
bool is_perfect(const SpeechReader& reader, std::size_t verb);  ///< "has long said".

}  // namespace dragoman
