#include "core/analyze/timex/time_resolver.h"

namespace dragoman {

std::vector<Timex> resolve_times(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
