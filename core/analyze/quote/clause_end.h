#pragma once
// Where what is reported ends: speech runs on to the sentence's end unless something takes it back to the speaker.
#include <cstddef>

#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

/// The cue whose verb or noun is this token; null for none.
const Cue* cue_at(const SpeechReader& reader, std::size_t token);
/// Is there a finite verb in [begin, end)?
bool has_finite(const SpeechReader& reader, std::size_t begin, std::size_t end);
/// Might [begin, end) be a clause whose verb the tagger took for a noun or participle: "the campaign plans to leave", "the rule
/// called for two pilots"? Not sure enough but where hardly anything except clauses stands.
bool verb_like(const SpeechReader& reader, std::size_t begin, std::size_t end);
/// These tokens without the stops, commas and unpaired marks at their ends.
Span tidy(const SpeechReader& reader, std::size_t begin, std::size_t end);
/// Behind the last token of a clause that begins at `begin`: the sentence, or before the next piece of reporting, the main
/// clause behind "When X said that …," and what the speaker did besides ("… and left").
std::size_t clause_end(const SpeechReader& reader, std::size_t cue_token, std::size_t begin);
/// "condemned the launch as the state fired more": where, before `end`, a clause of time or cause begins that the tree hangs on
/// the verb itself; `end` without. any: whatever its conjunction; else "as" alone, since "threatened to leave if" tells what is
/// threatened.
std::size_t clause_beside(const SpeechReader& reader, std::size_t verb, std::size_t begin, std::size_t end, bool any);

}  // namespace dragoman
