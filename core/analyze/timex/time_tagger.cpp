#include "core/analyze/timex/time_tagger.h"

namespace dragoman {

std::vector<Timex> find_times(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
