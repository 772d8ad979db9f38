#include "core/analyze/event/event_extractor.h"

namespace dragoman {

std::vector<Event> extract_events(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
