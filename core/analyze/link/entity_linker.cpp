#include "core/analyze/link/entity_linker.h"

namespace dragoman {

Linking link_entities(const Document& doc, const Resources&) { return {doc.mentions, doc.chains, doc.roles}; }

}  // namespace dragoman
