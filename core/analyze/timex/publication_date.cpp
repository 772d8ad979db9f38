#include "core/analyze/timex/publication_date.h"

namespace dragoman {

Publication publication_date(const Document& doc, const Resources& resources) { return {}; }

}  // namespace dragoman
