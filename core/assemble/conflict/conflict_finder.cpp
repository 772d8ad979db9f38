#include "core/assemble/conflict/conflict_finder.h"

namespace dragoman {

std::vector<Conflict> find_conflicts(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
