#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// What happened, was planned, declined …: PLOVER events with status, actors, place and time.
std::vector<Event> extract_events(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
