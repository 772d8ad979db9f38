#pragma once
// What is done by saying it: "urged Iran to stop", "pledged to withdraw", "called for a ceasefire", "accused them of lying".
#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

struct SpeechAct {
    std::size_t begin = 0, end = 0;  ///< Tokens of what is demanded, promised, alleged …, whoever it is asked of included.
    Stance stance = Stance::neutral;
    Label by;
    float score = 0.f;
    MentionIndex person;  ///< Who is to do it, or is warned; not of whom something is said.
    explicit operator bool() const { return end > begin; }
};

/// Who can speak: a person, a body, a country; not the plan, not the storm.
bool can_speak(const SpeechReader& reader, const Attribution& speaker);

/// What stands behind a verb of lexicon.speech_acts instead of a clause: an infinitive, a gerund, a thing.
///
/// Returns  nothing where the sentence has no tree or nothing of the kind follows; where the verb stands in somebody's
///          quotation, is still to be said ("will urge"), or is a participle that tells what others said ("asked for
///          comment, …"); where the speaker is nobody who can speak.
/// Source   Searle, "A classification of illocutionary acts" (1976): directives, commissives, and among the assertives and
///          expressives those that allege or deny a deed.
SpeechAct speech_act(const SpeechReader& reader, const Cue& cue, const Attribution& speaker);

}  // namespace dragoman
