#include "core/analyze/layout/masthead.h"

namespace dragoman {

Masthead find_masthead(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
