#pragma once
#include <optional>

#include "core/corpus/corpus.h"

namespace dragoman {

/// The limit among the words of a term: "within 14 months" counts from the day of signing, "by 1 May" is that day, the
/// first one behind the signing where the text leaves the year open.
///
/// Returns  sets term.deadline_text, and term.deadline where the day is known.
void set_deadline(const Document& doc, Span words, std::optional<DateInterval> signed_on, Term& term);

}  // namespace dragoman
