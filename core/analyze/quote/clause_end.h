#pragma once
// Where what is reported ends: speech runs on to the sentence's end unless something takes it back to the speaker.
#include <cstddef>

#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

/// The cue whose verb or noun is this token; null for none.
const Cue* cue_at(const SpeechReader& reader, std::size_t token);
/// Is there a finite verb in [begin, end)?
bool has_finite(const SpeechReader& reader, std::size_t begin, std::size_t end);
/// Behind the last token of a clause that begins at `begin`: the sentence, or before the next piece of reporting, the main
/// clause behind "When X said that …," and what the speaker did besides ("… and left").
std::size_t clause_end(const SpeechReader& reader, std::size_t cue_token, std::size_t begin);

}  // namespace dragoman
