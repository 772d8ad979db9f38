#include "core/assemble/entity/entity_resolver.h"

namespace dragoman {

EntityResolution resolve_entities(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
