#pragma once
#include "core/analyze/quote/speech_act.h"

namespace dragoman {

/// What is called, and what it is called: "called half of them “deplorables”", "called the vote a mistake". Nothing for mere
/// names ("a stream called Alder Run") and where no second thing and no quotation marks stand behind the first.
SpeechAct naming(const SpeechReader& reader, const Cue& cue);

}  // namespace dragoman
