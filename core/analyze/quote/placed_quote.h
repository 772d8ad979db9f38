#pragma once
// A pair of quotation marks and the words around it: whose words they are, if anybody's.
#include "core/analyze/quote/speech_reader.h"

namespace dragoman {

/// How a quoted span hangs in the text around it.
struct Placed {
    const Cue* cue = nullptr;
    Attribution speaker;
    bool utterance = false;  ///< Stands as a sentence of its own, not woven into another's.
    Label by;
    float score = 0.f;
};

/// "WALLACE: But, Governor …" inside the marks: the name speaks, and leaves the span.
bool transcript_line(const SpeechReader& reader, QuotedSpan& quoted, Placed& placed);
/// Tries the cue before, the cue behind, the dash with a name; false where none of them stands there.
bool place_by_cue(const SpeechReader& reader, const QuotedSpan& quoted, Placed& placed);
/// Does the span stand as a sentence (or several) of its own?
bool stands_alone(const SpeechReader& reader, const QuotedSpan& quoted);
/// "A Farewell to Arms": every longer word begins with a capital.
bool title_of_work(const SpeechReader& reader, const QuotedSpan& quoted);
/// The same where the words before say that it is one, whatever verb stands near: on CNN's "…", the song "…".
bool named_work(const SpeechReader& reader, const QuotedSpan& quoted);
/// Whoever the sentence around a fragment is about.
Attribution sentence_subject(const SpeechReader& reader, const QuotedSpan& quoted);
std::size_t words_in(const SpeechReader& reader, Span span);

}  // namespace dragoman
