#include "core/assemble/dating/date_propagation.h"

namespace dragoman {

std::vector<Publication> propagate_dates(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
